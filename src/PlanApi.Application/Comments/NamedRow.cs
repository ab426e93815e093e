using PlanApi.Domain.Calendars;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>A row with what it is about and who wrote it, as these are called now; null where they are gone.</summary>
internal sealed class NamedRow<TRow>
    where TRow : SubjectRow
{
    public required TRow Row { get; init; }

    public string? Code { get; init; }

    public string? Scope { get; init; }

    public string? Scenario { get; init; }

    public required string Author { get; init; }

    public string? Party { get; init; }

    /// <summary>The subject; null once it is deleted.</summary>
    public Subject? Subject()
    {
        var code = Parts.Stored.Code(Code);
        return Row.Kind switch
        {
            SubjectKind.Alert => new Subject { Alert = Row.SubjectId },
            SubjectKind.Review => new Subject { Review = Row.SubjectId },
            _ when code is null => null,
            SubjectKind.Cell => Scope is null || Scenario is null
                ? null
                : new Subject
                {
                    Cell = new SubjectCell
                    {
                        Scenario = Domain.Values.Code.Known(Scenario),
                        Measure = Row.Measure!.Value,
                        Indicator = code.Value,
                        Scope = Domain.Values.Scope.FromCanonical(Scope),
                        Period = Period.Parse(Row.Period),
                    },
                },
            SubjectKind.Target => new Subject { Target = code },
            SubjectKind.KeyResult => new Subject { KeyResult = code },
            SubjectKind.Objective => new Subject { Objective = code },
            _ => new Subject { Indicator = code },
        };
    }
}
