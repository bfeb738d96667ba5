import type { ThemeConfig } from 'antd';

/** One accent, four lights, one scale: everything that looks has its value here. */
export const colours = {
  accent: '#1d4f8f',
  ink: '#1f2733',
  quiet: '#5b6675',
  line: '#dfe3e8',
  ground: '#f5f6f8',
  paper: '#ffffff',
} as const;

/** 亮灯 and everything that says how it stands: each goes with a sign and a word, never alone. */
export const lights = {
  red: { strong: '#b3261e', pale: '#fdecea' },
  yellow: { strong: '#8a5a00', pale: '#fff4d6' },
  green: { strong: '#1e6b3a', pale: '#e6f4ea' },
  blue: { strong: '#1d4f8f', pale: '#e8f0fa' },
  grey: { strong: '#5b6675', pale: '#eceff2' },
} as const;

export type Tone = keyof typeof lights;

const fontFamily =
  "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.accent,
    colorInfo: colours.accent,
    colorLink: colours.accent,
    colorError: lights.red.strong,
    colorWarning: lights.yellow.strong,
    colorSuccess: lights.green.strong,
    // Made from such dark colours, the grounds would be grey.
    colorInfoBg: lights.blue.pale,
    colorErrorBg: lights.red.pale,
    colorWarningBg: lights.yellow.pale,
    colorSuccessBg: lights.green.pale,
    colorInfoBorder: '#b9cfe8',
    colorErrorBorder: '#f2b8b3',
    colorWarningBorder: '#ecd08a',
    colorSuccessBorder: '#b4dbc0',
    colorText: colours.ink,
    colorTextSecondary: colours.quiet,
    colorTextTertiary: colours.quiet,
    colorTextDescription: colours.quiet,
    colorTextPlaceholder: '#6b7583',
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    controlItemBgActive: '#e8f0fa',
    borderRadius: 6,
    fontSize: 14,
    fontFamily,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: { cellPaddingBlockSM: 7, headerBg: '#eef1f5', headerColor: colours.quiet },
    Layout: { headerBg: colours.paper, siderBg: colours.paper, headerPadding: '0 16px', headerHeight: 52 },
    Menu: { itemHeight: 36, itemBorderRadius: 6 },
  },
};
