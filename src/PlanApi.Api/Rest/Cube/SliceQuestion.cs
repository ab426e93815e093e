using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Cube;

/// <summary>A slice from the parameters of an address, for programs that can only name an address.</summary>
internal static class SliceQuestion
{
    private const string Indicators = "indicators";
    private const string Measures = "measures";
    private const string Rows = "rows";
    private const string Columns = "columns";
    private const string Filter = "filter";
    private const string PeriodName = "period";
    private const string ParentageName = "parentage";
    private const string Basis = "flowBasis";

    public static QueryParameter[] Parameters =>
        [
            new(Indicators, "The indicators, 1 to 100; required.", Many: true),
            new(Measures, "Which of their numbers; targets when absent.", QueryReader.Names<Measure>(), Many: true),
            new(Rows, $"The axes of the rows, with ; between. {SliceAxisText.Expectation}."),
            new(Columns, "The axes of the columns, likewise."),
            new(Filter, "The members of dimensions that are on no axis, such as line=sales;tier=mid; their tops when absent."),
            new(PeriodName, "The period, where periods are on no axis; the plan's year when absent."),
            new(CommonParameters.ScenarioName, "The scenario; the plan's first when absent."),
            new(
                ParentageName,
                "Where members that move are counted: under their parents of each period, which is so when absent, or under their latest.",
                QueryReader.Names<Parentage>()
            ),
            new(Basis, "The form in which flows are shown; as their indicators state them when absent.", QueryReader.Names<FlowBasis>()),
        ];

    public static Slice Of(QueryReader asked) =>
        new()
        {
            Indicators = asked.Codes(Indicators) ?? [],
            Measures = asked.Choices<Measure>(Measures) ?? [Measure.Target],
            Rows = Axes(asked, Rows),
            Columns = Axes(asked, Columns),
            Filter = asked.Place(Filter) ?? Scope.Top,
            Period = asked.Period(PeriodName),
            Scenario = asked.Scenario(),
            Parentage = asked.Choice(ParentageName, Parentage.AsWas),
            FlowBasis = asked.Choice<FlowBasis>(Basis, default),
        };

    private static SliceAxis[] Axes(QueryReader asked, string name) =>
        [
            .. (asked.Text(name)?.Split(';') ?? []).Select(
                (text, at) => SliceAxisText.Read(WithPlus(text), (code, message) => asked.Faults.Add(code, $"/{name}/{at}", message))
            ),
        ];

    /// <summary>A plus that is written into an address as it is arrives as a space. No axis ends in one.</summary>
    private static string WithPlus(string text) => text.EndsWith(' ') ? text[..^1] + '+' : text;
}
