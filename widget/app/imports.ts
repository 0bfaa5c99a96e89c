/** The pages of imports, loaded when one of them is opened. */
import '../styles/imports.css';

export { Imports } from '../screens/imports/Imports.tsx';
