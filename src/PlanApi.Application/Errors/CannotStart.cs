namespace PlanApi.Application.Errors;

/// <summary>Something outside keeps the service or a command from starting: a sentence that says what, and what to do.</summary>
public sealed class CannotStart(string sentence, Exception? cause = null) : Exception(sentence, cause);
