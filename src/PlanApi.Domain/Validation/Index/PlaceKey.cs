using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Validation;

/// <summary>
/// The place of a claim, in numbers that hash fast: an indicator, a scope, a period, and one of the numbers of the indicator.
/// </summary>
/// <param name="Indicator">The indicator's number in the index.</param>
/// <param name="Scope">The scope's number in the index.</param>
/// <param name="Period">The packed period.</param>
/// <param name="Form">The kind of claim above <see cref="KindShift"/>. Below it, the base of a change, or the currency of an amount
/// without a rate.</param>
public readonly record struct PlaceKey(int Indicator, int Scope, int Period, int Form)
{
    internal const int KindShift = 24;

    public ClaimKind Kind => (ClaimKind)(Form >> KindShift);

    /// <summary>The base of a change, packed: a period, a moving base, or 0 if the plan does not state it.</summary>
    public int Against => Form & ((1 << KindShift) - 1);

    /// <summary>Whether the amount is in a currency that could not be converted.</summary>
    public bool IsForeign => Kind == ClaimKind.Level && Form != 0;

    public override int GetHashCode() => HashCode.Combine(Indicator, Scope, Period, Form);

    public bool Equals(PlaceKey other) =>
        Indicator == other.Indicator && Scope == other.Scope && Period == other.Period && Form == other.Form;

    internal static int Pack(Period period) => ((period.Year - 1800) << 14) | ((int)period.Grain << 11) | (period.Number << 5) | period.Day;

    /// <summary>A moving base as a number below every packed period.</summary>
    internal static int Pack(GrowthBase against) =>
        against.Period is { } period
            ? Pack(period)
            : against.ToString() switch
            {
                GrowthBase.PreviousWeek => 1,
                GrowthBase.PreviousMonth => 2,
                GrowthBase.PreviousQuarter => 3,
                GrowthBase.PreviousHalfYear => 4,
                GrowthBase.PreviousYear => 5,
                _ => 6,
            };
}
