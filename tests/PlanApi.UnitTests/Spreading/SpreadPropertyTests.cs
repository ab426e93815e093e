using System.Numerics;
using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading;

public sealed class SpreadPropertyTests
{
    [Property(MaxTest = 5000)]
    public bool What_a_search_of_every_breakpoint_finds_is_the_answer_and_what_it_does_not_find_is_refused(DoNotSize<int> any) =>
        Agrees(SpreadCase.Small(any.Item));

    [Property(MaxTest = 3000)]
    public bool Numbers_of_any_length_are_spread_as_exactly(DoNotSize<int> any) => Agrees(SpreadCase.Extreme(any.Item));

    [Property(MaxTest = 3000)]
    public bool Children_add_up_and_keep_their_bounds_and_lie_within_a_step_of_their_exact_share(DoNotSize<int> any)
    {
        var seed = any.Item;
        foreach (var question in new[] { SpreadCase.Small(seed, most: 40), SpreadCase.Extreme(seed) })
        {
            var result = new long[question.Count];
            if (Spread.Over(question.Children, question.Total, result) is not SpreadMet met)
                continue;
            if (result.Aggregate(BigInteger.Zero, (sum, one) => sum + one) != question.Total)
                return false;
            for (var i = 0; i < result.Length; i++)
            {
                var share = question.At(i, met.Multiplier);
                if (result[i] < question.Low[i] || result[i] > question.High[i] || (share - Fraction.Of(result[i])).Abs() >= Fraction.One)
                    return false;
            }
        }
        return true;
    }

    [Property(MaxTest = 3000)]
    public bool The_reason_of_every_child_leads_to_its_value(DoNotSize<int> any)
    {
        var seed = any.Item;
        foreach (var question in new[] { SpreadCase.Small(seed, most: 20), SpreadCase.Extreme(seed) })
        {
            var result = new long[question.Count];
            if (Spread.Over(question.Children, question.Total, result) is not SpreadMet met)
                continue;
            var reasons = Enumerable.Range(0, question.Count).Select(i => met.ReasonOf(question.Children, i)).ToArray();
            for (var i = 0; i < result.Length; i++)
            {
                if (reasons[i].Value != result[i] || !Explains(reasons[i], question, i, met.CutOff))
                    return false;
            }
            var raised = reasons.Where(reason => reason.Rounding is SpreadRounding.Up or SpreadRounding.UpByOrder).ToList();
            if (raised.Count > 0 ? raised.Min(reason => reason.Remainder) != met.CutOff.Remainder : met.CutOff != CutOff.None)
                return false;
        }
        return true;
    }

    [Property(MaxTest = 3000)]
    public bool Spreading_what_the_children_have_changes_nothing(DoNotSize<int> any)
    {
        var seed = any.Item;
        var question = SpreadCase.Small(seed, most: 20);
        var rest = Enumerable.Range(0, question.Count).Select(i => (long)question.Rest(i)).ToArray();
        var result = new long[rest.Length];
        var children = new SpreadChildren(rest.Length, rest, question.Weight, question.Low, question.High);
        return Spread.Over(children, rest.Sum(), result) is SpreadMet met && met.Multiplier.IsZero && result.SequenceEqual(rest);
    }

    [Property(MaxTest = 2000)]
    public bool Another_order_of_the_children_changes_nothing_but_who_wins_ties(DoNotSize<int> any)
    {
        var seed = any.Item;
        var question = SpreadCase.Small(seed, most: 12, size: 50);
        var order = Enumerable.Range(0, question.Count).ToArray();
        new Random(seed).Shuffle(order);
        var other = new SpreadCase
        {
            Start = Pick(question.Start),
            Weight = Pick(question.Weight),
            Low = Pick(question.Low),
            High = Pick(question.High),
            Total = question.Total,
        };
        var (one, two) = (new long[question.Count], new long[question.Count]);
        var outcome = Spread.Over(question.Children, question.Total, one);
        if (Spread.Over(other.Children, question.Total, two) is not SpreadMet met)
            return outcome == Spread.Over(other.Children, question.Total, two);
        return met.Multiplier == ((SpreadMet)outcome).Multiplier
            && Enumerable
                .Range(0, order.Length)
                .All(at =>
                    two[at] == one[order[at]]
                    || met.ReasonOf(other.Children, at).Rounding is SpreadRounding.UpByOrder or SpreadRounding.DownByOrder
                );

        long[] Pick(long[] values) => [.. order.Select(i => values[i])];
    }

    [Property(MaxTest = 2000)]
    public bool A_finer_step_changes_no_child_by_as_much_as_a_coarse_step(DoNotSize<int> any)
    {
        var seed = any.Item;
        var question = SpreadCase.Small(seed, most: 20);
        var times = 1 + (Math.Abs((long)seed) % 1000);
        var finer = new SpreadCase
        {
            Start = Scaled(question.Start),
            Weight = question.Weight,
            Low = Scaled(question.Low),
            High = Scaled(question.High),
            Total = question.Total * times,
        };
        var (coarse, fine) = (new long[question.Count], new long[question.Count]);
        var outcome = Spread.Over(question.Children, question.Total, coarse);
        var scaled = Spread.Over(finer.Children, finer.Total, fine);
        return outcome is not SpreadMet met
            ? scaled.GetType() == outcome.GetType()
            : ((SpreadMet)scaled).Multiplier == met.Multiplier * Fraction.Of(times)
                && coarse.Zip(fine).All(pair => Math.Abs((pair.First * times) - pair.Second) <= times);

        long[] Scaled(long[] values) => [.. values.Select(value => value is long.MinValue or long.MaxValue ? value : value * times)];
    }

    [Property(MaxTest = 3000)]
    public bool What_cannot_be_met_says_how_far_the_children_reach_and_meets_the_relaxed_total(DoNotSize<int> any)
    {
        var seed = any.Item;
        var question = SpreadCase.Small(seed);
        var result = new long[question.Count];
        if (Spread.Over(question.Children, question.Total, result) is not SpreadInfeasible refused)
            return true;
        var relaxed = question.Total + (long)refused.Relaxation;
        var nearer = relaxed - Math.Sign((long)refused.Relaxation);
        var binding = new List<BindingChild>();
        foreach (var child in refused.Binding(question.Children))
            binding.Add(child);
        return Spread.Over(question.Children, nearer, result) is SpreadInfeasible
            && Spread.Over(question.Children, relaxed, result) is SpreadMet
            && binding.Count == result.Length
            && binding.All(child => child.Value == result[child.Index]);
    }

    [Property(MaxTest = 3000)]
    public bool Of_several_multipliers_that_give_the_same_shares_the_one_nearest_to_zero_is_named(DoNotSize<int> any)
    {
        var seed = any.Item;
        var question = SpreadCase.Small(seed);
        if (Spread.Over(question.Children, question.Total, new long[question.Count]) is not SpreadMet met || met.Multiplier.IsZero)
            return true;
        var nearer = met.Multiplier * Fraction.Of(999_999, 1_000_000);
        return question.Sum(nearer) != Fraction.Of(question.Total);
    }

    private static bool Agrees(SpreadCase question)
    {
        var result = new long[question.Count];
        var outcome = Spread.Over(question.Children, question.Total, result);
        return question.Answer() is { } expected
            ? outcome is SpreadMet && result.SequenceEqual(expected)
            : outcome is SpreadInfeasible or NothingToGoBy;
    }

    private static bool Explains(SpreadReason reason, SpreadCase question, int i, CutOff cut)
    {
        var isHeld = question.Low[i] == question.High[i];
        var stop =
            isHeld ? SpreadStop.Held
            : question.Low[i] != long.MinValue && reason.Share < Fraction.Of(question.Low[i]) ? SpreadStop.Low
            : question.High[i] != long.MaxValue && reason.Share > Fraction.Of(question.High[i]) ? SpreadStop.High
            : SpreadStop.None;
        return reason.Start == question.Start[i]
            && reason.Weight == question.Weight[i]
            && reason.Stop == stop
            && (
                stop == SpreadStop.None
                    ? reason.Remainder == reason.Share - Fraction.Of(SpreadCase.Floor(reason.Share), 1)
                    : reason.Remainder.IsZero && reason.Rounding == SpreadRounding.None
            )
            && reason.Rounding switch
            {
                SpreadRounding.Up => reason.Remainder > cut.Remainder || (reason.Remainder == cut.Remainder && cut.LastIndex == CutOff.All),
                SpreadRounding.Down => reason.Remainder < cut.Remainder,
                SpreadRounding.None => reason.Remainder.IsZero,
                SpreadRounding.UpByOrder => reason.Remainder == cut.Remainder && i <= cut.LastIndex,
                _ => reason.Remainder == cut.Remainder && i > cut.LastIndex,
            };
    }
}
