namespace PlanApi.Application.Errors;

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="Code">Stable, kebab-case: what clients branch on.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) to the value at fault; empty for the whole.</param>
/// <param name="Message">One sentence that names the problem and the remedy.</param>
/// <param name="Line">Line in a document, from 1.</param>
/// <param name="Column">Column in a document, from 1.</param>
public sealed record Fault(string Code, string Pointer, string Message, int? Line = null, int? Column = null);
