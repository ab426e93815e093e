using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>Puts a tree's numbers, and the reasons for missing ones, into records and words.</summary>
internal sealed class DriverWords(OpenTree open)
{
    public DriverTree Tree => open.Tree;

    /// <summary>The name of the driver in a sentence.</summary>
    public string Name(int driver) => $"'{open.Tree.Drivers[driver].Name}'";

    /// <summary>From the top down.</summary>
    public IEnumerable<int> FromTop => Enumerable.Range(0, open.Tree.Drivers.Count).Select(at => open.Tree.Top - at);

    public int Decimals(int driver) =>
        open.Structure.Definitions.GetValueOrDefault(open.Tree.Drivers[driver].Indicator)?.Decimals ?? Quantity.MaxDecimals;

    /// <summary>The words for one more in the unit of the driver.</summary>
    public string OneMore(int driver) =>
        open.Structure.Definitions.GetValueOrDefault(open.Tree.Drivers[driver].Indicator)?.Unit == Unit.Percent
            ? "One point more"
            : "One more";

    /// <summary>The number as its indicator shows it; null where there is none, or it is too large to show.</summary>
    public Quantity? Shown(DriverValues values, int driver) =>
        values[driver].HasValue ? Shown(values[driver].Value, Decimals(driver)) : null;

    /// <summary>Why a driver has no number; null where it has one.</summary>
    public string? Undefined(DriverValues values, int driver)
    {
        var number = values[driver];
        if (number.HasValue)
            return null;
        var cause = values.CauseOf(driver);
        var why = number switch
        {
            { State: CellState.Missing } => open.Structure.Definitions.ContainsKey(open.Tree.Drivers[cause].Indicator)
                ? $"{Name(cause)} has no number there; missing is not zero"
                : $"there is no indicator {Name(cause)}",
            { Reason: NoNumber.DivisionByZero } =>
                $"{Name(cause)} divides by {(values.DivisorOf(cause) is { } divisor ? Name(divisor) : "a part of its formula")}, "
                    + "which is zero",
            { Reason: NoNumber.Hidden } => $"{Name(cause)} would show a total that you may not see",
            { Reason: NoNumber.Overlap } => $"the values that are stored for {Name(cause)} overlap, and would be counted twice",
            { Reason: NoNumber.NegativeBase } => $"{Name(cause)} is negative, and no quotient of it is a growth",
            { Reason: NoNumber.NoBase } => $"{Name(cause)} has no base there",
            { Reason: NoNumber.NoRate } => $"an amount of {Name(cause)} has no exchange rate",
            { Reason: NoNumber.NotAdditive } => $"{Name(cause)} is not computed from the values that are stored below",
            _ => $"{Name(cause)} has none: {number.Reason}",
        };
        return $"Undefined, because {why}.";
    }

    /// <summary>Rounded to decimals, or to fewer where it has more than 15 digits; null where it is too large.</summary>
    public static Quantity? Shown(Fraction value, int decimals = Quantity.MaxDecimals)
    {
        for (; decimals >= 0; decimals--)
        {
            var rounded = value.Rounded(decimals);
            if (rounded.GetBitLength() <= 62 && Quantity.TryCreate((decimal)rounded / Power(decimals), out var shown) == QuantityFault.None)
                return shown;
        }
        return null;
    }

    public static DerivedNumber Derived(Fraction value) => new(Shown(value), ExactText.Of(value));

    /// <summary>A number in a sentence.</summary>
    public static string Text(Fraction value) => value.ToText(Quantity.MaxDecimals);

    public IReadOnlyList<DriverRoute> Routes(IReadOnlyList<DriverLink> links, Func<int, Fraction> rateOf) =>
        [
            .. links.Select(link => new DriverRoute(
                open.Tree.Drivers[link.To].Name,
                Derived(link.Rate),
                Derived(rateOf(link.To)),
                Derived(link.Rate * rateOf(link.To))
            )),
        ];

    private static decimal Power(int decimals)
    {
        var power = 1m;
        for (; decimals > 0; decimals--)
            power *= 10;
        return power;
    }
}
