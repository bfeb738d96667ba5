export { type Instant, type LocalDate, shiftedDay } from './local-date.js';
export { HolidayTable } from './holiday-table.js';
export { holidayTableFromText, type HolidayReading, type HolidayTextFault } from './holiday-text.js';
export { createCalendar, type WorkCalendar } from './work-calendar.js';
export { instantAfter, instantAt, localTimeOf } from './zone-time.js';
export { type Period, type PeriodKind } from './period.js';
export {
  type LadderRung,
  type ObligationKind,
  obligationKinds,
  type PrintedCalendar,
  Regime,
  regimeFrom,
} from './regime.js';
export { planOn, planWithin, type Schedule } from './schedule.js';
export { type PlannedReport, planYear } from './year-plan.js';
export { difference, type MovedReport, type RegimeDifference } from './regime-difference.js';
