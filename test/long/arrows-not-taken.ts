/** Arrows of the machines that no rehearsed year can take, each with its reason. The tests of libs/lifecycle take them all. */
const worksOffFirst = 'the engine works off due wakes before a command, so the clock’s own event comes first';
const fromTheDayItIsMade = 'its window is open from the day it is made, so it is open before anything is delivered';
const noCommandYet = 'moves one obligation alone: what a regime or a calendar changes comes with `task.replanned`';
const rulesStay =
  'the model’s rules hold for the whole year; the properties of libs/lifecycle and the engine’s tests change them';
const fewOrders =
  'the model’s orders come from a few meetings, on tasks under way, and stand; properties and the engine’s tests instruct elsewhere';
const nobodyUrges = 'the model’s supervisors rely on reminders and slips; properties and the engine’s tests urge';

const nobodyThinksAgain =
  'the model’s units stand by their sub-reports, as parts of plans are withdrawn there; properties withdraw them';

const nobodyDisputes =
  'the model’s units agree about their parts; properties and the engine’s tests ask the inspectorate';

const breaksOffOnce = 'the model breaks one inspection off, in the field; libs/lifecycle ends them anywhere else';
const teamStays =
  'the model’s teams are formed and trained before the objects are told and keep their members then; properties change them';
const plansHold = 'the model plans anew once, when the objects have been told; properties plan anew elsewhere';
const oneAtATime =
  'the model orders, proposes and asks for one thing of a kind after the other; properties let them overlap';
const linkedOnce =
  'the model’s clues are linked when they come or are checked again; api-clue links and unlinks elsewhere';
const handledOnce = 'the model’s clues change hands with their key alone; api-clue assigns them anew without it';
const reopenedClosed = 'the model reopens one clue, after it was closed; libs/lifecycle reopens them before';
const keptWhileHanded = 'the model opens and erases no identity while half of its key is given; libs/lifecycle does';
const unitsDoNotEnd = 'no unit ends in the model’s year; api-change-control and the engine’s tests hand its tasks over';
const adjustedUnderWay =
  'the model adjusts tasks that are under way, when the first window has opened; properties adjust them earlier and later';
const objectsToNothingElse =
  'nothing else lies on the acknowledgement to which the model’s units object; properties object beside a pause';
const exemptedBeforehand =
  'the model exempts a miss before its unit is heard; properties, the engine’s tests and test/integration exempt it then';

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
  'task: lifecycle.assigned --instruction.given--> lifecycle.assigned': fewOrders,
  'task: lifecycle.assigned --instruction.given--> lifecycle.reporting.working': fewOrders,
  'task: lifecycle.assigned --task.replanned--> lifecycle.assigned': rulesStay,
  'task: lifecycle.planned --instruction.given--> lifecycle.planned': fewOrders,
  'task: lifecycle.planned --task.replanned--> lifecycle.planned': rulesStay,
  'task: lifecycle.reporting.verifying --task.replanned--> lifecycle.reporting.verifying': rulesStay,
  'task: lifecycle.reporting.working --task.replanned--> lifecycle.reporting.working': rulesStay,
  'obligation: held --obligation.urged--> held': nobodyUrges,
  'obligation: held --reply.given--> met': fewOrders,
  'obligation: missed --obligation.urged--> missed': nobodyUrges,
  'obligation: open --obligation.urged--> open': nobodyUrges,
  'obligation: open --reply.given--> missed': fewOrders,
  'obligation: pending --obligation.urged--> pending': nobodyUrges,
  'obligation: pending --regime.changed--> open': rulesStay,
  'obligation: pending --regime.changed--> pending': rulesStay,
  'obligation: pending --reply.given--> met': fewOrders,
  'obligation: pending --reply.given--> open': fewOrders,
  'instruction: given --instruction.withdrawn--> withdrawn': fewOrders,
  'instruction: withdrawn --reply.came--> withdrawn': fewOrders,
  'subReport: submitted --subReport.withdrawn--> open': nobodyThinksAgain,
  'planPart: open --planPart.disputed--> open': nobodyDisputes,
  'planPart: submitted --planPart.disputed--> submitted': nobodyDisputes,
  'subReport: open --subReport.disputed--> open': nobodyDisputes,
  'subReport: submitted --subReport.disputed--> submitted': nobodyDisputes,
  'disagreement: raised --disagreement.settled--> settled': nobodyDisputes,
  'disagreement: raised --disagreement.withdrawn--> withdrawn': nobodyDisputes,
  'inspection: procedure.proposed --inspection.terminated--> procedure.terminated': breaksOffOnce,
  'inspection: procedure.approved --inspection.terminated--> procedure.terminated': breaksOffOnce,
  'inspection: procedure.planned --inspection.terminated--> procedure.terminated': breaksOffOnce,
  'inspection: procedure.notified --inspection.terminated--> procedure.terminated': breaksOffOnce,
  'inspection: procedure.covert --inspection.terminated--> procedure.terminated': breaksOffOnce,
  'inspection: procedure.concluded --inspection.terminated--> procedure.terminated': breaksOffOnce,
  'inspection: procedure.issued --inspection.terminated--> procedure.terminated': breaksOffOnce,
  'inspection: procedure.fedBack --inspection.terminated--> procedure.terminated': breaksOffOnce,
  'inspection: procedure.approved --inspection.recused--> procedure.approved': teamStays,
  'inspection: procedure.approved --inspection.teamFormed--> procedure.approved': teamStays,
  'inspection: procedure.approved --inspection.trained--> procedure.approved': teamStays,
  'inspection: procedure.notified --inspection.recused--> procedure.notified': teamStays,
  'inspection: procedure.notified --inspection.teamFormed--> procedure.notified': teamStays,
  'inspection: procedure.notified --inspection.trained--> procedure.notified': teamStays,
  'inspection: procedure.covert --inspection.recused--> procedure.covert': teamStays,
  'inspection: procedure.covert --inspection.teamFormed--> procedure.covert': teamStays,
  'inspection: procedure.covert --inspection.trained--> procedure.covert': teamStays,
  'inspection: procedure.inField --inspection.recused--> procedure.inField': teamStays,
  'inspection: procedure.inField --inspection.teamFormed--> procedure.inField': teamStays,
  'inspection: procedure.inField --inspection.trained--> procedure.inField': teamStays,
  'inspection: procedure.planned --inspection.planned--> procedure.planned': plansHold,
  'inspection: procedure.covert --inspection.planned--> procedure.planned': plansHold,
  'inspection: procedure.inField --inspection.planned--> procedure.planned': plansHold,
  'inspection: procedure.inField --inspection.released--> procedure.inField':
    'the model’s covert inspection is released when it is concluded or issued',
  'inspection: rectification.open --inspection.rectificationOrdered--> rectification.open': oneAtATime,
  'inspection: rectification.settled --inspection.rectificationOrdered--> rectification.open': oneAtATime,
  'inspection: results.open --inspection.resultCarriedOut--> results.open': oneAtATime,
  'inspection: review.settled --inspection.reviewRequested--> review.open': oneAtATime,
  'clue: identity.handOver --clue.identityErased--> identity.erased': keptWhileHanded,
  'clue: identity.handOver --clue.identityOpened--> identity.handOver': keptWhileHanded,
  'clue: procedure.assigned --clue.assigned--> procedure.assigned': handledOnce,
  'clue: procedure.checking --clue.assigned--> procedure.assigned': handledOnce,
  'clue: procedure.assigned --clue.linked--> procedure.assigned': linkedOnce,
  'clue: procedure.closed --clue.linked--> procedure.closed': linkedOnce,
  'clue: procedure.founded --clue.linked--> procedure.founded': linkedOnce,
  'clue: procedure.transferred --clue.linked--> procedure.transferred': linkedOnce,
  'clue: procedure.unfounded --clue.linked--> procedure.unfounded': linkedOnce,
  'clue: procedure.received --clue.unlinked--> procedure.received': linkedOnce,
  'clue: procedure.assigned --clue.unlinked--> procedure.assigned': linkedOnce,
  'clue: procedure.checking --clue.unlinked--> procedure.checking': linkedOnce,
  'clue: procedure.closed --clue.unlinked--> procedure.closed': linkedOnce,
  'clue: procedure.founded --clue.unlinked--> procedure.founded': linkedOnce,
  'clue: procedure.transferred --clue.unlinked--> procedure.transferred': linkedOnce,
  'clue: procedure.unfounded --clue.unlinked--> procedure.unfounded': linkedOnce,
  'clue: procedure.founded --clue.reopened--> procedure.checking': reopenedClosed,
  'clue: procedure.transferred --clue.reopened--> procedure.checking': reopenedClosed,
  'clue: procedure.unfounded --clue.reopened--> procedure.checking': reopenedClosed,
  'task: lifecycle.assigned --task.handedOver--> lifecycle.assigned': unitsDoNotEnd,
  'task: lifecycle.planned --task.handedOver--> lifecycle.planned': unitsDoNotEnd,
  'task: lifecycle.reporting.verifying --task.handedOver--> lifecycle.reporting.verifying': unitsDoNotEnd,
  'task: lifecycle.reporting.working --task.handedOver--> lifecycle.reporting.working': unitsDoNotEnd,
  'task: lifecycle.assigned --adjustment.proposed--> lifecycle.assigned': adjustedUnderWay,
  'task: lifecycle.assigned --units.changed--> lifecycle.assigned': adjustedUnderWay,
  'task: lifecycle.planned --adjustment.proposed--> lifecycle.planned': adjustedUnderWay,
  'task: lifecycle.planned --units.changed--> lifecycle.planned': adjustedUnderWay,
  'task: lifecycle.reporting.verifying --units.changed--> lifecycle.reporting.verifying': adjustedUnderWay,
  'obligation: held --objection.raised--> held': objectsToNothingElse,
  'obligation: held --objection.ended--> held': objectsToNothingElse,
  'slip: announced --obligation.excused--> discarded': exemptedBeforehand,
  'slip: replied --obligation.excused--> discarded': exemptedBeforehand,
};
