import type { ComponentType } from 'react';
import { Conclude, FeedBack, Find, LogEvidence } from './FieldForms.js';
import {
  DecideReview,
  OrderRectification,
  ReportRectification,
  RequestReview,
  VerifyRectification,
} from './CaseForms.js';
import { Plan, Recuse, Team, Terminate, Train } from './PrepareForms.js';
import { ApproveResult, CarryOutResult, DropResult, ProposeResult } from './ResultForms.js';
import type { FormProps } from './form-words.js';
import type { InspectionCommand } from './steps.js';
import { confirming } from './Confirm.js';

/** The form by which each command is given. */
export const forms: Readonly<Record<InspectionCommand, ComponentType<FormProps>>> = {
  'inspection.approve': confirming('inspection.approve'),
  'inspection.plan': Plan,
  'inspection.approvePlan': confirming('inspection.approvePlan'),
  'inspection.formTeam': Team,
  'inspection.recuse': Recuse,
  'inspection.train': Train,
  'inspection.notify': confirming('inspection.notify'),
  'inspection.keepCovert': confirming('inspection.keepCovert'),
  'inspection.begin': confirming('inspection.begin'),
  'inspection.logEvidence': LogEvidence,
  'inspection.find': Find,
  'inspection.release': confirming('inspection.release'),
  'inspection.conclude': Conclude,
  'inspection.issue': confirming('inspection.issue'),
  'inspection.feedBack': FeedBack,
  'inspection.receive': confirming('inspection.receive'),
  'inspection.requestReview': RequestReview,
  'inspection.decideReview': DecideReview,
  'inspection.orderRectification': OrderRectification,
  'inspection.reportRectification': ReportRectification,
  'inspection.verifyRectification': VerifyRectification,
  'inspection.proposeResult': ProposeResult,
  'inspection.approveResult': ApproveResult,
  'inspection.dropResult': DropResult,
  'inspection.carryOutResult': CarryOutResult,
  'inspection.close': confirming('inspection.close'),
  'inspection.terminate': Terminate,
};
