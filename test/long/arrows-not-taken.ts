import { arrowsOf } from '@duban/lifecycle';

/** Arrows of the machines that no rehearsed year can take, each with its reason. The tests of libs/lifecycle take them all. */
const worksOffFirst = 'the engine works off due wakes before a command, so the clock’s own event comes first';
const fromTheDayItIsMade = 'its window is open from the day it is made, so it is open before anything is delivered';
const noCommandYet = 'moves one obligation alone: what a regime or a calendar changes comes with `task.replanned`';
const rulesStay =
  'the model’s rules hold for the whole year; the properties of libs/lifecycle and the engine’s tests change them';
const nobodyInstructs =
  'the model’s leaders leave the work to the inspectorate; properties and the engine’s tests instruct';
const nobodyUrges = 'the model’s supervisors rely on reminders and slips; properties and the engine’s tests urge';

const nobodyThinksAgain =
  'the model’s units stand by their sub-reports, as parts of plans are withdrawn there; properties withdraw them';

const nobodyDisputes =
  'the model’s units agree about their parts; properties and the engine’s tests ask the inspectorate';

const nobodyInspects =
  'the model’s inspectorate holds no inspection yet; properties and the integration tests lead them to their ends';
const nobodyObjects = 'the model’s units take what they are given; properties and the engine’s tests object';
const nobodyIsExempted =
  'the model’s misses are held against their units; properties, the engine’s tests and test/integration exempt them';
const nobodyPointsOut = 'the model’s people point nothing out; libs/lifecycle and test/integration/api-clue take them';
const nobodyMeets =
  'the model’s people hold no meetings yet; libs/lifecycle and test/integration/api-meeting take them';
const unitsStay =
  'the model’s tasks keep their units, scope and targets; properties and the engine’s tests adjust them';

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
  'directive: issued --directive.regimeApplied--> issued': rulesStay,
  'task: lifecycle.assigned --instruction.given--> lifecycle.assigned': nobodyInstructs,
  'task: lifecycle.assigned --instruction.given--> lifecycle.reporting.working': nobodyInstructs,
  'task: lifecycle.assigned --task.replanned--> lifecycle.assigned': rulesStay,
  'task: lifecycle.planned --instruction.given--> lifecycle.planned': nobodyInstructs,
  'task: lifecycle.planned --task.replanned--> lifecycle.planned': rulesStay,
  'task: lifecycle.reporting.verifying --instruction.given--> lifecycle.reporting.verifying': nobodyInstructs,
  'task: lifecycle.reporting.verifying --task.replanned--> lifecycle.reporting.verifying': rulesStay,
  'task: lifecycle.reporting.working --instruction.given--> lifecycle.reporting.working': nobodyInstructs,
  'task: lifecycle.reporting.working --task.replanned--> lifecycle.reporting.working': rulesStay,
  'obligation: held --obligation.urged--> held': nobodyUrges,
  'obligation: held --reply.given--> met': nobodyInstructs,
  'obligation: missed --obligation.urged--> missed': nobodyUrges,
  'obligation: missed --reply.given--> metLate': nobodyInstructs,
  'obligation: open --obligation.dropped--> cancelled': nobodyInstructs,
  'obligation: open --obligation.urged--> open': nobodyUrges,
  'obligation: open --reply.given--> met': nobodyInstructs,
  'obligation: open --reply.given--> missed': nobodyInstructs,
  'obligation: pending --obligation.dropped--> cancelled': rulesStay,
  'obligation: pending --obligation.urged--> pending': nobodyUrges,
  'obligation: pending --regime.changed--> open': rulesStay,
  'obligation: pending --regime.changed--> pending': rulesStay,
  'obligation: pending --reply.given--> met': nobodyInstructs,
  'obligation: pending --reply.given--> open': nobodyInstructs,
  'instruction: given --instruction.withdrawn--> withdrawn': nobodyInstructs,
  'instruction: given --reply.came--> given': nobodyInstructs,
  'instruction: withdrawn --reply.came--> withdrawn': nobodyInstructs,
  'subReport: submitted --subReport.withdrawn--> open': nobodyThinksAgain,
  'planPart: open --planPart.disputed--> open': nobodyDisputes,
  'planPart: submitted --planPart.disputed--> submitted': nobodyDisputes,
  'subReport: open --subReport.disputed--> open': nobodyDisputes,
  'subReport: submitted --subReport.disputed--> submitted': nobodyDisputes,
  'disagreement: raised --disagreement.settled--> settled': nobodyDisputes,
  'disagreement: raised --disagreement.withdrawn--> withdrawn': nobodyDisputes,
  ...Object.fromEntries(arrowsOf('inspection').map((arrow) => [arrow, nobodyInspects])),
  'obligation: open --objection.raised--> held': nobodyObjects,
  'obligation: held --objection.raised--> held': nobodyObjects,
  'obligation: missed --objection.raised--> missed': nobodyObjects,
  'obligation: held --objection.ended--> held': nobodyObjects,
  'obligation: held --objection.ended--> missed': nobodyObjects,
  'obligation: held --objection.ended--> open': nobodyObjects,
  'obligation: missed --obligation.exempted--> missed': nobodyIsExempted,
  'obligation: missed --obligation.exemptionRevoked--> missed': nobodyIsExempted,
  'obligation: metLate --obligation.exempted--> metLate': nobodyIsExempted,
  'obligation: metLate --obligation.exemptionRevoked--> metLate': nobodyIsExempted,
  'slip: drafted --obligation.excused--> discarded': nobodyIsExempted,
  'slip: announced --obligation.excused--> discarded': nobodyIsExempted,
  'slip: replied --obligation.excused--> discarded': nobodyIsExempted,
  'obligation: held --assignment.lifted--> waived': nobodyObjects,
  'obligation: missed --assignment.lifted--> waived': nobodyObjects,
  'objection: raised --objection.upheld--> upheld': nobodyObjects,
  'objection: raised --objection.refused--> refused': nobodyObjects,
  'objection: raised --objection.withdrawn--> withdrawn': nobodyObjects,
  ...Object.fromEntries(arrowsOf('clue').map((arrow) => [arrow, nobodyPointsOut])),
  ...Object.fromEntries(arrowsOf('meeting').map((arrow) => [arrow, nobodyMeets])),
  'task: lifecycle.assigned --adjustment.proposed--> lifecycle.assigned': unitsStay,
  'task: lifecycle.assigned --task.handedOver--> lifecycle.assigned': unitsStay,
  'task: lifecycle.assigned --units.changed--> lifecycle.assigned': unitsStay,
  'task: lifecycle.planned --adjustment.proposed--> lifecycle.planned': unitsStay,
  'task: lifecycle.planned --task.handedOver--> lifecycle.planned': unitsStay,
  'task: lifecycle.planned --units.changed--> lifecycle.planned': unitsStay,
  'task: lifecycle.reporting.verifying --adjustment.proposed--> lifecycle.reporting.verifying': unitsStay,
  'task: lifecycle.reporting.verifying --task.handedOver--> lifecycle.reporting.verifying': unitsStay,
  'task: lifecycle.reporting.verifying --units.changed--> lifecycle.reporting.verifying': unitsStay,
  'task: lifecycle.reporting.working --adjustment.proposed--> lifecycle.reporting.working': unitsStay,
  'task: lifecycle.reporting.working --task.handedOver--> lifecycle.reporting.working': unitsStay,
  'task: lifecycle.reporting.working --units.changed--> lifecycle.reporting.working': unitsStay,
  'adjustment: proposed --adjustment.approved--> approved': unitsStay,
  'adjustment: proposed --adjustment.refused--> refused': unitsStay,
  'adjustment: proposed --adjustment.withdrawn--> withdrawn': unitsStay,
  'task: timeliness.overdue --misses.left--> timeliness.onTime': unitsStay,
};
