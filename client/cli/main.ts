import { letReadersLeave } from './broken-pipe.ts';
import { runProgram } from './program.ts';

letReadersLeave(process.stdout, process.stderr);
await runProgram(process.argv.slice(2));
