/** Under these names the parts of the product are given to what needs them. */
export const DUBAN = Symbol('duban');
/** From where on a light is yellow or red. */
export const LIGHTS = Symbol('lights');
/** What the Decree leaves to the place, of inspections. */
export const SAMPLING_RULES = Symbol('sampling rules');
export const INSPECTION_RULES = Symbol('inspection rules');
export const PERMISSIONS = Symbol('permissions');
export const SESSIONS = Symbol('sessions');
export const DOOR = Symbol('door');
export const SETUP_TOKEN = Symbol('setup token');
export const SHARED_READS = Symbol('shared reads');
export const WORK_CALENDAR = Symbol('work calendar');
/** The demonstration that this is; null where it is none. */
export const DEMONSTRATION = Symbol('demonstration');
/** The channels of notices. */
export const CHANNELS = Symbol('channels');
export const FILE_STORE = Symbol('file store');
