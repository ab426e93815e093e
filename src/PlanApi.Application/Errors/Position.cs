namespace PlanApi.Application.Errors;

/// <summary>A place in a text, from 1; line 0 where there is no text.</summary>
public readonly record struct Position(int Line, int Column);
