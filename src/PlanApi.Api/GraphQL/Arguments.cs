using System.Globalization;
using GraphQL.Types;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL;

/// <summary>The arguments that many fields have: how each is declared, and how it is read.</summary>
internal static class Arguments
{
    private const string DateName = "date";
    private const string ScenarioName = "scenario";
    private const string LanguageName = "language";

    /// <summary>The arguments of a field about a day: the day, the scenario and the language of the sentences.</summary>
    public static QueryArgument[] OfDay(GraphBuilder graph) => [Day(graph), Scenario(graph), Language(graph)];

    public static QueryArgument Day(
        GraphBuilder graph,
        string name = DateName,
        string description = "The day; today in the plan's time zone when absent."
    ) => graph.Argument<DateOnly>(name, description);

    public static QueryArgument Scenario(
        GraphBuilder graph,
        string description = "The scenario with the target numbers; the plan's first when absent. Actuals are always those of the baseline."
    ) => graph.Argument<Code>(ScenarioName, description);

    public static QueryArgument Language(GraphBuilder graph) =>
        graph.Argument<string>(
            LanguageName,
            "The language of the sentences, as a BCP 47 tag: en or zh. For any other they come in English.",
            required: true,
            defaultValue: "en"
        );

    public static DateOnly? Day(this Ask ask, string name = DateName) => ask.Get<string>(name) is { } text ? Day(ask, text, name) : null;

    public static IReadOnlyList<DateOnly> Days(this Ask ask, string name) =>
        [.. ask.Get<IEnumerable<object>>(name)!.Select(text => Day(ask, (string)text, name))];

    public static Code Scenario(this Ask ask) => ask.OptionalCode(ScenarioName) ?? Code.Baseline;

    public static string Language(this Ask ask) => Languages.Of(ask.Get<string>(LanguageName)!);

    public static Period? Period(this Ask ask, string name = "period") =>
        ask.Get<string>(name) is not { } text ? null
        : Domain.Calendars.Period.TryParse(text, out var period) ? period
        : AtFault<Period>(ask, FaultCodes.BadPeriod, name, Domain.Calendars.Period.Expectation);

    /// <summary>A scope as text, as the field <c>scopeText</c> answers it.</summary>
    public static Scope? Place(this Ask ask, string name) =>
        ask.Get<string>(name) is not { } text
            ? null
            : Scope.Parse(text) ?? AtFault<Scope>(ask, FaultCodes.NotAllowed, name, "a scope such as line=sales;tier=mid, or top");

    /// <summary>Values of an enumeration; null where the argument is absent.</summary>
    public static List<T>? Choices<T>(this Ask ask, string name)
        where T : struct, Enum => ask.Get<IEnumerable<object>>(name)?.Cast<T>().ToList();

    private static DateOnly Day(Ask ask, string text, string name) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : AtFault<DateOnly>(ask, FaultCodes.BadDate, name, "a day such as 2024-06-18");

    private static T? AtFault<T>(Ask ask, string code, string name, string expectation)
    {
        ask.Add(new Fault(code, "/" + name, $"'{name}' must be {expectation}."));
        return default;
    }
}
