using System.Globalization;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Validation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Lights;

/// <summary>The arguments of what is asked about a day.</summary>
internal static class LightArguments
{
    public static QueryArgument[] Of(GraphBuilder graph) =>
        [Date(graph, "date", "The day; today in the plan's time zone when absent."), Scenario(graph), FindingGraph.Language(graph)];

    public static QueryArgument Date(GraphBuilder graph, string name, string description) => graph.Argument<DateOnly>(name, description);

    public static QueryArgument Scenario(GraphBuilder graph) =>
        graph.Argument<Code>(
            "scenario",
            "The scenario whose target numbers are gone by; the plan's first when absent. Actuals are always the baseline's."
        );

    public static DateOnly? Day(Ask ask, string name = "date") => ask.Get<string>(name) is { } text ? Day(text, "/" + name) : null;

    public static DateOnly Day(string text, string pointer) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FailureError(Invalid.One(FaultCodes.BadDate, pointer, $"'{pointer[1..]}' must be a day such as 2024-06-18."));

    /// <summary>A scope as text, as the field <c>scopeText</c> answers it.</summary>
    public static Scope? Place(Ask ask, string name) =>
        ask.Get<string>(name) is not { } text
            ? null
            : Scope.Parse(text)
                ?? throw new FailureError(
                    Invalid.One(FaultCodes.NotAllowed, "/" + name, $"'{name}' must be a scope such as line=sales;tier=mid, or top.")
                );
}
