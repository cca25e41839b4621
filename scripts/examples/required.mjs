#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// The pipe from Node: postings as they come in, findings as they come out, no file between.
//
//     required.mjs [PROGRAM] < postings.ndjson
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const program = process.argv[2] ?? "skillgap";
const match = spawn(program, ["match", "-"], { stdio: ["pipe", "pipe", "inherit"] });

process.stdin.pipe(match.stdin);
match.stdin.on("error", () => {}); // it has ended; its exit code says why
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
	match.kill("SIGPIPE"); // whoever reads this has seen enough
	process.exit();
});
match.on("error", (error) => {
	console.error(`${program}: ${error.message}`);
	process.exitCode = 1;
});
match.on("close", (code) => {
	process.exitCode ??= code ?? 1;
});
for await (const line of createInterface({ input: match.stdout })) {
	const record = JSON.parse(line);
	if (record.type !== "findings") continue; // a source that failed says so on stderr, too
	const required = record.skills.filter((skill) => skill.strength === "required");
	console.log(`${record.posting.title ?? record.posting.id}: ${required.map((skill) => skill.name).join(", ")}`);
}
