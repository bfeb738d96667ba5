import type { TableColumnType } from 'antd';
import type { TdHTMLAttributes } from 'react';
import './cards.css';

/** The class of a table whose rows become cards where the page is as narrow as a phone. */
export const CARDS = 'cards';

type Cell = TdHTMLAttributes<unknown> & { 'data-label': string };

/** Its columns: on a card the first is the heading, each other stands behind its title. */
export const cardColumns = <Row>([heading, ...others]: TableColumnType<Row>[]): TableColumnType<Row>[] => [
  ...(heading ? [heading] : []),
  ...others.map((column) => {
    const cell: Cell = { 'data-label': typeof column.title === 'string' ? column.title : '' };
    return { ...column, onCell: () => cell };
  }),
];
