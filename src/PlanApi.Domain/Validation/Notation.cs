using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Values in a short form that is independent of language: <c>≥ 4.6</c>, <c>+18 % vs previousQuarter</c>, <c>&gt; 500,000 /day</c>.
/// <see cref="FindingText"/> puts its signs and words into a language: "at least 4.6".
/// </summary>
public static class Notation
{
    /// <summary>How many names a list in a sentence has at most.</summary>
    public const int Most = 12;

    /// <summary>Stands for the top of every dimension.</summary>
    public const string Everywhere = "*";

    public static string Of(Claim claim)
    {
        var basis = claim.Target.Basis;
        if (basis == Basis.Absolute)
            return Value(claim.Target, UnitOf(claim.Stated, claim.Currency), signed: false)
                + (claim.Kind == ClaimKind.Change ? Against(claim) : "");
        return $"{Value(claim.Target, basis == Basis.Points ? " points" : " %", signed: true)}{Against(claim)}";
    }

    public static string Of(PlanIndex plan, Target target)
    {
        var unit = target.Basis switch
        {
            Basis.Absolute => plan.Indicators.TryGetValue(target.Indicator, out var indicator)
                ? UnitOf(indicator, target.Currency ?? plan.Document.Plan.Currency)
                : "",
            Basis.Points => " points",
            _ => " %",
        };
        return Value(target, unit, signed: target.Basis != Basis.Absolute);
    }

    public static string Of(PlanIndex plan, Code indicator, Comparator comparator, Quantity value, Code? currency)
    {
        var unit = plan.Indicators.TryGetValue(indicator, out var known) ? UnitOf(known, currency ?? plan.Document.Plan.Currency) : "";
        return $"{Sign(comparator)}{Number(value)}{unit}";
    }

    public static string Of(Scope scope) => scope.Count == 0 ? Everywhere : scope.ToString();

    public static string Number(Quantity value) => Fraction.Of(value).ToText(Quantity.MaxDecimals);

    /// <summary>A derived number: exact up to four decimals, otherwise rounded.</summary>
    public static string Number(Fraction value) => value.ToText(Quantity.MaxDecimals);

    /// <summary>A factor as a change in percent: 1.35 is <c>+35 %</c>.</summary>
    public static string Change(Fraction factor, int decimals = 2)
    {
        var percent = (factor - Fraction.One) * Fraction.Hundred;
        return $"{(percent.Sign > 0 ? "+" : "")}{percent.ToText(decimals)} %";
    }

    /// <summary>An interval: <c>&gt; 370,370.37</c>, <c>= 6,400</c>, <c>&gt; 2 ≤ 5</c>.</summary>
    public static string Of(Interval interval, int decimals = Quantity.MaxDecimals) =>
        interval switch
        {
            { IsPoint: true, Low: { } point } => $"= {point.Value.ToText(decimals)}",
            { Low: { } low, High: { } high } => $"{LowSign(low)}{low.Value.ToText(decimals)} {HighSign(high)}{high.Value.ToText(decimals)}",
            { Low: { } low } => $"{LowSign(low)}{low.Value.ToText(decimals)}",
            { High: { } high } => $"{HighSign(high)}{high.Value.ToText(decimals)}",
            _ => Everywhere,
        };

    /// <summary>Some of the names, as many as fit into a sentence, and how many more there are.</summary>
    public static string List(IEnumerable<string> names, int? count = null)
    {
        var all = names as IReadOnlyCollection<string> ?? [.. names];
        var shown = string.Join(", ", all.Take(Most));
        var more = (count ?? all.Count) - Math.Min(all.Count, Most);
        return more > 0 ? $"{shown}, … (+{more})" : shown;
    }

    /// <summary>The unit after a value of the indicator, with a space before it: <c> %</c>, <c> CNY</c>, <c> /day</c>.</summary>
    public static string UnitOf(Indicator indicator, Code? currency)
    {
        var unit = indicator.Unit switch
        {
            Unit.Percent => " %",
            Unit.Currency => currency is { } code ? $" {code}" : "",
            Unit.Days => " days",
            Unit.Hours => " hours",
            Unit.Minutes => " minutes",
            Unit.Seconds => " seconds",
            Unit.Points => " points",
            _ => "",
        };
        return indicator is { Kind: IndicatorKind.Flow, PerDay: true } ? $"{unit} /day" : unit;
    }

    private static string Value(Target target, string unit, bool signed)
    {
        var plus = signed && target.Value.Steps > 0 ? "+" : "";
        return target is { Comparator: Comparator.Between, UpperValue: { } upper }
            ? $"{plus}{Number(target.Value)} .. {Number(upper)}{unit}"
            : $"{Sign(target.Comparator)}{plus}{Number(target.Value)}{unit}";
    }

    private static string Against(Claim claim) =>
        claim.Against is { } against && !claim.Assumed.HasFlag(Assumption.Against) ? $" vs {against}" : "";

    private static string Sign(Comparator comparator) =>
        comparator switch
        {
            Comparator.AtLeast or Comparator.Between => "≥ ",
            Comparator.MoreThan => "> ",
            Comparator.AtMost => "≤ ",
            Comparator.LessThan => "< ",
            _ => "= ",
        };

    private static string LowSign(IntervalEnd bound) => bound.Open ? "> " : "≥ ";

    private static string HighSign(IntervalEnd bound) => bound.Open ? "< " : "≤ ";
}
