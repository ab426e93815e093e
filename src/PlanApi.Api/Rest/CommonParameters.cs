using PlanApi.Api.Access;
using PlanApi.Application.History;
using PlanApi.Application.Parts;

namespace PlanApi.Api.Rest;

/// <summary>The parameters that many addresses have, as they are declared.</summary>
internal static class CommonParameters
{
    public const string DateName = "date";
    public const string ScenarioName = "scenario";
    public const string FirstName = "first";
    public const string AfterName = "after";
    public const string SortName = "sort";
    public const string AsOfName = "asOf";

    /// <summary>The names in a list's query that are not filters.</summary>
    public static readonly string[] OfLists = [FirstName, AfterName, SortName, AsOfName];

    /// <summary>What a boolean may be.</summary>
    public static readonly string[] Flags = ["true", "false"];

    public static readonly QueryParameter Date = new(DateName, "The day; today in the plan's time zone when absent.", Type: "date");

    public static readonly QueryParameter Scenario = new(
        ScenarioName,
        "The scenario with the target numbers; the plan's first when absent. Actuals are always those of the baseline."
    );

    public static readonly QueryParameter AsOf = new(
        AsOfName,
        $"The plan as it was: {Moment.Expectation}. Nothing that was written later is seen, and 'today' is that day."
    );

    public static readonly QueryParameter After = new(AfterName, "The cursor after which to go on; take 'nextCursor' of the page before.");

    public static readonly QueryParameter First = FirstOf($"How many at most, 1 to {ListOptions.MaxFirst}.");

    public static readonly QueryParameter StreamTicket = new(
        Introductions.Ticket,
        "For a stream: a ticket in the place of a key, from POST /v1/stream-tickets."
    );

    /// <summary>How many, in the words of the list.</summary>
    public static QueryParameter FirstOf(string description) => new(FirstName, description, Type: "integer");
}
