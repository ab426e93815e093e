using PlanApi.Application.Errors;
using PlanApi.Domain.Comments;

namespace PlanApi.Api.Rest.Comments;

/// <summary>A subject in a query string.</summary>
internal static class SubjectParameter
{
    public const string Name = "subject";

    public static readonly QueryParameter Declared = new(Name, $"The subject: {Subject.Expectation}.");

    /// <summary>The subject; null where it is left out, or at fault.</summary>
    public static Subject? Read(QueryReader asked)
    {
        if (asked.Text(Name) is not { } text)
            return null;
        if (Subject.Parse(text) is { } subject)
            return subject;
        asked.Faults.Add(FaultCodes.NotAllowed, "/" + Name, $"'{Name}' must be {Subject.Expectation}.");
        return null;
    }
}
