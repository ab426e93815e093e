namespace PlanApi.Application.Errors;

/// <summary>
/// A cause outside of the program keeps the service or a command from starting. The message names the cause and the remedy.
/// </summary>
public sealed class CannotStart(string sentence, Exception? cause = null) : Exception(sentence, cause);
