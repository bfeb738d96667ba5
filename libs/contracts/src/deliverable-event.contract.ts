import { z } from 'zod';
import { ofMember } from './event-stamp.contract.js';
import { ContentAddress, list, NewObligation } from './member.contract.js';

const content = { content: ContentAddress };
/** How often in succession there was nothing new; left out where it never was so. */
const worded = { ...content, unchanged: z.int().nonnegative().exactOptional() };
const reason = { reason: ContentAddress };
const milestones = { milestones: list(NewObligation) };

/** What happens to a plan and to its parts. */
export const planEvents = [
  ofMember('planPart.submitted', content),
  ofMember('planPart.withdrawn'),
  ofMember('planPart.approved'),
  ofMember('planPart.sentBack', reason),
  ofMember('plan.drafted', content),
  ofMember('plan.signed'),
  ofMember('plan.filed', milestones),
  ofMember('plan.approved', milestones),
  ofMember('plan.returned', { ...reason, supplement: NewObligation.exactOptional() }),
  ofMember('plan.revised'),
] as const;

/** What happens to a report and to its sub-reports. */
export const reportEvents = [
  ofMember('report.drafted', worded),
  ofMember('report.signed'),
  ofMember('report.submitted'),
  ofMember('report.withdrawn'),
  ofMember('report.accepted', { mark: z.string().exactOptional(), reason: ContentAddress.exactOptional() }),
  ofMember('report.returned', { ...reason, supplement: NewObligation }),
  ofMember('report.emptied', reason),
  ofMember('subReport.submitted', worded),
  ofMember('subReport.withdrawn'),
  ofMember('subReport.approved'),
  ofMember('subReport.sentBack', reason),
] as const;
