using System.Runtime.CompilerServices;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// Whole numbers as the number type that a curve is computed in: doubles or pairs of them for a guess, fractions where it must be exact.
/// </summary>
internal static class Number<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(Int128 value) =>
        typeof(T) == typeof(double) ? (T)(object)(double)value
        : typeof(T) == typeof(TwoDoubles) ? (T)(object)TwoDoubles.Of(value)
        : (T)(object)Fraction.Of(value, 1);
}
