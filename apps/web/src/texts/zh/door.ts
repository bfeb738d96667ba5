import frame from './frame.json';
import problems from './problems.json';
import signIn from './sign-in.json';
import terms from './terms.json';

/** What is shown before anybody has signed in, and around every page. */
export default { frame, problems, signIn, terms };
