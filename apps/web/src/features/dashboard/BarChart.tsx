import { BarChart as Bar } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { colours } from '../../theme/theme.js';
import type { Bars, Behind } from './figure.js';

use([Bar, AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, TooltipComponent, CanvasRenderer]);

interface BarChartProps {
  bars: Bars;
  /** What it shows, in a sentence, for who cannot see it. */
  label: string;
  isHorizontal?: boolean;
  onOpen: (behind: Behind) => void;
}

/** Pixels of one bar that lies, and of one chart that stands. */
const LINE = 28;
const HEIGHT = 300;

/** Stacked bars, told apart by colour and pattern; a click opens the list behind. A single series has its numbers over it. */
export default function BarChart({ bars, label, isHorizontal = false, onOpen }: BarChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const opening = useRef(onOpen);
  const height = isHorizontal ? bars.rows.length * LINE + 72 : HEIGHT;
  useEffect(() => {
    opening.current = onOpen;
  });
  useEffect(() => {
    const { current: element } = place;
    if (!element) return undefined;
    const chart = init(element);
    chart.setOption(optionOf(bars, label, isHorizontal));
    chart.on('click', ({ dataIndex, seriesIndex }) => {
      const row = bars.rows[dataIndex];
      const series = bars.series[seriesIndex ?? 0];
      if (row && series) opening.current(bars.behind(row.key, series.key));
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [bars, label, isHorizontal, height]);
  return <div ref={place} role="img" aria-label={label} className="dashboard-chart" style={{ height }} />;
}

function optionOf({ rows, series, valueOf }: Bars, label: string, isHorizontal: boolean): EChartsCoreOption {
  const names = {
    type: 'category',
    data: rows.map(({ name }) => name),
    axisLabel: { color: colours.quiet, interval: isHorizontal ? 0 : 'auto', width: 120, overflow: 'truncate' },
    axisTick: { show: false },
    ...(isHorizontal ? { inverse: true } : {}),
  };
  const numbers = {
    type: 'value',
    minInterval: 1,
    axisLabel: { color: colours.quiet },
    splitLine: { lineStyle: { color: colours.line } },
  };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 200,
    textStyle: { color: colours.ink },
    aria: { enabled: true, label: { description: label }, decal: { show: series.length > 1 } },
    // Drawn on the canvas: the page takes no styles from a text.
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' }, confine: true },
    ...(series.length > 1 ? { legend: { bottom: 0, type: 'scroll', icon: 'roundRect' } } : {}),
    grid: { top: 12, left: 8, right: 16, bottom: series.length > 1 ? 40 : 8, containLabel: true },
    xAxis: isHorizontal ? numbers : names,
    yAxis: isHorizontal ? names : numbers,
    series: series.map(({ key, name, colour, border }, index) => ({
      type: 'bar',
      name,
      stack: 'all',
      barMaxWidth: isHorizontal ? 16 : 40,
      cursor: 'pointer',
      label: {
        show: series.length === 1,
        position: 'top',
        color: colours.ink,
        formatter: ({ value }: { value: number }) => (value > 0 ? String(value) : ''),
      },
      itemStyle: { color: colour, borderColor: border ?? '#ffffff', borderWidth: 1 },
      data: rows.map((row) => valueOf(row.key, key)),
      ...(index === 0 ? { markArea: shadingOf(rows) } : {}),
    })),
  };
}

/** A grey ground behind the days off. */
const shadingOf = (rows: Bars['rows']) => ({
  silent: true,
  itemStyle: { color: 'rgba(91, 102, 117, 0.14)' },
  data: rows.flatMap(({ isShaded, name }) => (isShaded ? [[{ xAxis: name }, { xAxis: name }]] : [])),
});
