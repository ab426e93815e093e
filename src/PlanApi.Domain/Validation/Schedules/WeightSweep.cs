using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Adds up siblings' weights at every instant of the plan's year. Only days on which something begins or ends are needed, which are never
/// more than the days of the year. On a day, a weight is overridden by the window of the highest precedence that names it. The highest
/// window of all decides about the other siblings.
/// </summary>
internal sealed class WeightSweep
{
    private readonly WeightSets _sets;
    private readonly (Weight Weight, int Subject, DateOnly First, DateOnly Last, WeightWindow? Window)[] _weights;
    private readonly int _subjects;

    public WeightSweep(WeightSets sets, WeightSet set)
    {
        _sets = sets;
        var subjects = new Dictionary<string, int>(StringComparer.Ordinal);
        _weights =
        [
            .. set
                .Weights.Where(weight => sets.DaysOf(weight) is not null)
                .Select(weight =>
                {
                    var subject = WeightSets.SubjectOf(weight);
                    subjects.TryAdd(subject, subjects.Count);
                    var (first, last) = sets.DaysOf(weight)!.Value;
                    return (weight, subjects[subject], first, last, weight.Window is { } window ? sets.Windows[window] : null);
                }),
        ];
        _subjects = subjects.Count;
    }

    /// <summary>The stretches of days over which the sum stays the same.</summary>
    public IEnumerable<WeightTotal> Totals(DateOnly first, DateOnly last)
    {
        var days = new SortedSet<DateOnly> { first };
        foreach (var weight in _weights)
        {
            if (weight.First > first && weight.First <= last)
                days.Add(weight.First);
            if (weight.Last >= first && weight.Last < last)
                days.Add(weight.Last.AddDays(1));
        }
        var starts = days.ToArray();
        for (var i = 0; i < starts.Length; i++)
            yield return TotalOn(starts[i], i + 1 < starts.Length ? starts[i + 1].AddDays(-1) : last);
    }

    private WeightTotal TotalOn(DateOnly day, DateOnly until)
    {
        var standing = new Int128[_subjects];
        var stands = new bool[_subjects];
        var overriding = new (WeightWindow Window, long Steps)?[_subjects];
        WeightWindow? highest = null;
        var rounding = Fraction.Zero;
        foreach (var (weight, subject, first, last, window) in _weights)
        {
            if (day < first || day > last)
                continue;
            rounding += Written.RoundingOfShare(weight.Value);
            if (window is null)
            {
                standing[subject] += weight.Value.Steps;
                stands[subject] = true;
                continue;
            }
            if (overriding[subject] is not { } other || window.Precedence > other.Window.Precedence)
                overriding[subject] = (window, weight.Value.Steps);
            if (highest is null || window.Precedence > highest.Precedence)
                highest = window;
        }
        Int128 overridden = 0,
            others = 0;
        for (var subject = 0; subject < _subjects; subject++)
        {
            if (overriding[subject] is { } found)
                overridden += found.Steps;
            else
                others += standing[subject];
        }
        Int128 whole = 100 * Quantity.StepsPerUnit;
        var rescaled = highest is { Others: OtherWeights.Proportional } && others > 0;
        var sum = rescaled ? (overridden > whole ? overridden : whole) : overridden + others;
        return new WeightTotal(day, until, Fraction.Of(sum, Quantity.StepsPerUnit), rounding, stands.Contains(true), highest);
    }
}

/// <summary>The sum of the weights of siblings over some days.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Sum">Percent.</param>
/// <param name="Rounding">How far the sum may differ from 100 % because of the rounding of the written weights.</param>
/// <param name="HasStanding">Whether any weight stands on these days without a window.</param>
/// <param name="Window">The window of the highest precedence, if any.</param>
internal sealed record WeightTotal(DateOnly From, DateOnly To, Fraction Sum, Fraction Rounding, bool HasStanding, WeightWindow? Window);
