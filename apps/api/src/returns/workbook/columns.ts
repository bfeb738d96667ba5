/** The table of a sheet: one line for each report, one more for each further figure of it. */
export const SHEET_NAME = '填报表';

export type ColumnKey =
  | 'number'
  | 'title'
  | 'role'
  | 'before'
  | 'summary'
  | 'unchanged'
  | 'reason'
  | 'problems'
  | 'nextStep'
  | 'figure'
  | 'valueBefore'
  | 'value'
  | 'unit'
  | 'asOf'
  | 'nature'
  | 'member'
  | 'place';

export interface TableColumn {
  key: ColumnKey;
  heading: string;
  /** In characters. */
  width: number;
  /** What is not filled is grey; what finds the report again is not seen. */
  as: 'told' | 'filled' | 'hidden';
}

const told = (key: ColumnKey, heading: string, width: number): TableColumn => ({ key, heading, width, as: 'told' });
const filled = (key: ColumnKey, heading: string, width: number): TableColumn => ({ key, heading, width, as: 'filled' });
const hidden = (key: ColumnKey, heading: string): TableColumn => ({ key, heading, width: 4, as: 'hidden' });

/** The columns in their order. */
export const tableColumns: readonly TableColumn[] = [
  told('number', '编号', 8),
  told('title', '任务', 32),
  told('role', '身份', 8),
  told('before', '上期进展', 40),
  filled('summary', '本期进展', 48),
  filled('unchanged', '无新进展（填“是”）', 10),
  filled('reason', '无新进展的原因', 24),
  filled('problems', '存在问题', 28),
  filled('nextStep', '下步打算', 28),
  told('figure', '指标', 20),
  told('valueBefore', '上期数值', 10),
  filled('value', '本期数值', 10),
  told('unit', '单位', 8),
  filled('asOf', '数据截至', 12),
  filled('nature', '实际/预计', 10),
  hidden('member', '系统编号（勿改）'),
  hidden('place', '系统序号（勿改）'),
];

export const headingOf = (key: ColumnKey): string => tableColumns.find((column) => column.key === key)?.heading ?? '';

/** Words of the table for what a figure is. */
export const natureWords = { actual: '实际', forecast: '预计' } as const;

export const YES = '是';
