using PlanApi.Application.Cube.Explanations;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>A number that was worked out.</summary>
/// <param name="Value">Rounded to at most four decimals and 15 digits; absent where it is too large.</param>
/// <param name="Exact">Exactly, as decimals or as a quotient such as <c>39/41</c>, where that is short; else to 15 digits.</param>
public sealed record DerivedNumber(Quantity? Value, string Exact);

/// <summary>The drivers from which a number is computed, each with the effect of a change.</summary>
/// <param name="Place">The indicator, the place and the period.</param>
/// <param name="Sentence">The number, or why it has none.</param>
/// <param name="Drivers">The tree: the top first, and each driver before those that it is computed from.</param>
public sealed record DriverTreeAnswer(ExplainedPlace Place, string Sentence, IReadOnlyList<DriverNode> Drivers);

/// <summary>One number of the tree.</summary>
/// <param name="Name">The driver's name: the indicator's code, with <c>before</c> or <c>of others</c> if it is another number of that
/// indicator.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Role">Which number of it.</param>
/// <param name="Formula">The formula of the driver; absent if the driver is not computed here.</param>
/// <param name="Inputs">The names of its inputs.</param>
/// <param name="State">How it came about.</param>
/// <param name="Value">The number, rounded to the indicator's decimals.</param>
/// <param name="Undefined">Why there is none.</param>
/// <param name="Effect">The effect of its change on the top; absent where the top has no number.</param>
public sealed record DriverNode(
    string Name,
    Code Indicator,
    DriverRole Role,
    string? Formula,
    IReadOnlyList<string> Inputs,
    CellState State,
    Quantity? Value,
    string? Undefined,
    DriverEffect? Effect
);

/// <summary>The effect of a driver's change on the top, with everything else unchanged.</summary>
/// <param name="Rate">How much the top gains for each one that the driver gains, at the margin: the partial derivative, which is the sum
/// of the products in <paramref name="Through"/>.</param>
/// <param name="Elasticity">By how many percent the top moves with one percent of the driver, at the margin: rate x driver / top. Absent
/// where the top is zero.</param>
/// <param name="OnePercentMore">The effect of one percent more of the driver, computed anew and not at the margin.</param>
/// <param name="OneMore">The effect of one more unit of the driver, computed anew; for percentages, one point more.</param>
/// <param name="Through">The numbers that are computed from the driver and pass its effect on.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record DriverEffect(
    DerivedNumber Rate,
    DerivedNumber? Elasticity,
    DriverStep OnePercentMore,
    DriverStep OneMore,
    IReadOnlyList<DriverRoute> Through,
    string Sentence
);

/// <summary>A driver at another number.</summary>
/// <param name="Driver">The number of the driver.</param>
/// <param name="Top">The top's number then.</param>
/// <param name="Effect">How much the top gains.</param>
/// <param name="Undefined">Why there is none.</param>
public sealed record DriverStep(DerivedNumber Driver, DerivedNumber? Top, DerivedNumber? Effect, string? Undefined);

/// <summary>One way from a driver to the top.</summary>
/// <param name="To">The name of the number that is computed from the driver.</param>
/// <param name="Rate">How much the number gains when the driver gains one.</param>
/// <param name="TopRate">How much the number at the top gains when this number gains one.</param>
/// <param name="Product">The two multiplied.</param>
public sealed record DriverRoute(string To, DerivedNumber Rate, DerivedNumber TopRate, DerivedNumber Product);

/// <summary>Which drivers a number depends on most.</summary>
/// <param name="Place">The indicator, the place and the period.</param>
/// <param name="Value">The number.</param>
/// <param name="Sentence">The widest bar in words, or why the number has none.</param>
/// <param name="Bars">A bar for each driver, the widest first; of equal ones the first by name.</param>
public sealed record TornadoAnswer(ExplainedPlace Place, Quantity? Value, string Sentence, IReadOnlyList<DriverBar> Bars);

/// <summary>The effect of moving one driver.</summary>
/// <param name="Name">The driver.</param>
/// <param name="Low">The driver at its low number.</param>
/// <param name="High">The driver at its high number.</param>
/// <param name="Swing">How far the top moves between the two; absent where one has no value.</param>
public sealed record DriverBar(string Name, DriverStep Low, DriverStep High, DerivedNumber? Swing);

/// <summary>Where a change came from.</summary>
/// <param name="From">The place before.</param>
/// <param name="To">The place after.</param>
/// <param name="Before">The number before, rounded to the indicator's decimals.</param>
/// <param name="After">The number after.</param>
/// <param name="Change">The difference of the two.</param>
/// <param name="Sentence">The same in words, or why one of the two has no number.</param>
/// <param name="Contributions">The contributions of the drivers that are not computed themselves, the largest first. They add up to the
/// change, exactly and as they are shown.</param>
/// <param name="Subtotals">The contributions of computed drivers: the sum of the contributions that pass through each of them. The first
/// one is the change itself.</param>
public sealed record AttributionAnswer(
    ExplainedPlace From,
    ExplainedPlace To,
    Quantity? Before,
    Quantity? After,
    Quantity? Change,
    string Sentence,
    IReadOnlyList<DriverContribution> Contributions,
    IReadOnlyList<DriverContribution> Subtotals
);

/// <summary>The contribution of one driver's change.</summary>
/// <param name="Name">The driver.</param>
/// <param name="Before">The number before.</param>
/// <param name="After">The number after.</param>
/// <param name="Change">The difference. The difference times the weight is the contribution.</param>
/// <param name="Weight">How much the top gained, over the whole change, for each one that the driver gained: the sum of the products in
/// <paramref name="Through"/>.</param>
/// <param name="Contribution">Rounded to the decimals of the top's indicator.</param>
/// <param name="Exact">The contribution exactly, where that is short; else to 15 digits.</param>
/// <param name="Percent">The share of the change; absent where the change is zero.</param>
/// <param name="Through">The numbers that are computed from the driver and pass its contribution on.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record DriverContribution(
    string Name,
    DerivedNumber Before,
    DerivedNumber After,
    DerivedNumber Change,
    DerivedNumber Weight,
    Quantity? Contribution,
    string Exact,
    DerivedNumber? Percent,
    IReadOnlyList<DriverRoute> Through,
    string Sentence
);

/// <summary>A number as it would be with changed drivers.</summary>
/// <param name="Scenarios">By scenario, in the order in which they were named.</param>
public sealed record DriverWhatIfAnswer(IReadOnlyList<DriverOutcome> Scenarios);

/// <summary>A number in a scenario as it would be with changed drivers.</summary>
/// <param name="Place">The indicator, the place and the period.</param>
/// <param name="Before">The number as it is.</param>
/// <param name="After">The number with the changes.</param>
/// <param name="Change">The difference of the two.</param>
/// <param name="Sentence">The same in words, or why there is none.</param>
/// <param name="Drivers">The tree before and after: the top first, and each driver before those that it is computed from.</param>
public sealed record DriverOutcome(
    ExplainedPlace Place,
    Quantity? Before,
    Quantity? After,
    Quantity? Change,
    string Sentence,
    IReadOnlyList<DriverMove> Drivers
);

/// <summary>A driver before and after.</summary>
/// <param name="Name">The driver.</param>
/// <param name="IsSet">Whether the request changes the driver itself, and not the drivers that it is computed from.</param>
/// <param name="Before">The present number.</param>
/// <param name="After">The number with the changes.</param>
/// <param name="Undefined">Why there is none after.</param>
public sealed record DriverMove(string Name, bool IsSet, DerivedNumber? Before, DerivedNumber? After, string? Undefined);
