/** Arrows of the machines that no rehearsed year can take, each with its reason. The tests of libs/lifecycle take them all. */
const worksOffFirst = 'the engine works off due wakes before a command, so the clock’s own event comes first';
const fromTheDayItIsMade = 'its window is open from the day it is made, so it is open before anything is delivered';
const noCommandYet = 'moved only when a regime is changed, for which there is no command yet';

export const arrowsNotTaken: Readonly<Record<string, string>> = {
  'obligation: open --acknowledgement.given--> missed': worksOffFirst,
  'obligation: open --milestone.delivered--> missed': worksOffFirst,
  'obligation: open --subject.submitted--> missed': worksOffFirst,
  'obligation: open --obligation.rescheduled--> missed': noCommandYet,
  'obligation: open --obligation.rescheduled--> open': noCommandYet,
  'obligation: held --obligation.rescheduled--> held': noCommandYet,
  'obligation: pending --obligation.rescheduled--> open': noCommandYet,
  'obligation: pending --obligation.rescheduled--> pending': noCommandYet,
  'obligation: pending --acknowledgement.given--> met': fromTheDayItIsMade,
  'obligation: pending --acknowledgement.given--> open': fromTheDayItIsMade,
  'obligation: pending --milestone.delivered--> met': fromTheDayItIsMade,
  'obligation: pending --milestone.delivered--> open': fromTheDayItIsMade,
  'obligation: pending --subject.submitted--> met': fromTheDayItIsMade,
  'obligation: pending --subject.submitted--> open': fromTheDayItIsMade,
  'obligation: held --extension.agreed--> missed':
    'granted only after the new day too has passed; the model’s inspectorate answers within a week',
  'obligation: held --extension.ended--> missed':
    'the model’s units that ask for time still hand in by the old day, so a late refusal finds it met',
  'obligation: held --obligation.waived--> waived': 'the model waives nothing on which a request or a pause lies',
  'obligation: held --suspension.ended--> held':
    'the report on which the model has a request open in a pause falls due inside it, and is cancelled on resuming',
  'obligation: held --suspension.ended--> missed':
    'what fell due in a pause is cancelled or gets days of grace, so it is not missed on resuming',
  'obligation: missed --obligation.dropped--> cancelled':
    'what was missed before a pause stays missed: on resuming the engine cancels only what is held',
  'report: drafted --report.submitted--> submitted':
    'none of the three regimes lets a report go without its head’s signature',
};
