import { isPackaged } from './project.ts';

/**
 * What to do where a part of the installation is missing, as a sentence: in a clone a command, which an installed
 * package does not have; there it is to be installed again.
 * @param command as typed in the folder of a clone
 */
export const repair = (command: string, packaged: boolean = isPackaged): string =>
  packaged
    ? 'Install Verbale again the way it was installed, with its optional packages (no "--omit=optional").'
    : `Run "${command}".`;
