using PlanApi.Domain.Lights;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Alerts;

/// <summary>A day at which the effect of an improvement plan is looked at.</summary>
public enum MomentKind
{
    Submitted,
    Accepted,
    MeasuresDone,
    Recovered,
    Closed,
    Now,
}

/// <summary>How the number stood at a moment.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="Date">The day.</param>
/// <param name="Measures">The numbers of the measures that were done on it.</param>
/// <param name="Lit">The number's light on that day, with the data behind it.</param>
public sealed record EffectMoment(MomentKind Kind, DateOnly Date, IReadOnlyList<int> Measures, LitNumber Lit)
{
    /// <summary>The actual and the expected number then.</summary>
    public NumberThen Number => NumberThen.Of(Lit);

    /// <summary>The actual number then.</summary>
    public Fraction? Actual => Number.Actual;

    /// <summary>The number that was expected then.</summary>
    public Fraction? Expected => Number.Expected;

    /// <summary>From an earlier moment to this one; null if one of them has no number.</summary>
    public NumberChange? Since(EffectMoment before) => Number.Since(before.Number);
}

/// <summary>
/// The course of a number since an improvement plan was submitted. The effect is given for the plan as a whole, from moment to moment. No
/// number can tell how much each of several measures brought.
/// </summary>
/// <param name="Moments">In order; the first is the submission.</param>
/// <param name="ExpectedOfAll">The expected effect of all measures together.</param>
/// <param name="ExpectedOfDone">The expected effect of the finished measures.</param>
public sealed record ImprovementEffect(IReadOnlyList<EffectMoment> Moments, Fraction? ExpectedOfAll, Fraction? ExpectedOfDone)
{
    private static readonly LocalText Told = Say(
        "From {first} to {last} it went from {before} to {after}, which is {change}; pace alone expected {expected}, so that "
            + "{beyond} is beyond it. The measures were expected to bring {all}, those done {done}. How much each of them brought cannot "
            + "be told.",
        "自{first}至{last}，实际值由{before}变为{after}，变化{change}；仅按进度应变化{expected}，超出进度{beyond}。各项措施预期效果合计{all}，其中已完成的{done}。各项措施分别贡献多少无法区分。"
    );

    private static readonly LocalText Untold = Say(
        "From {first} to {last} there is no number at both ends to compare ({why}). The measures were expected to bring {all}, "
            + "those done {done}.",
        "自{first}至{last}，首尾缺少可比较的数值（{why}）。各项措施预期效果合计{all}，其中已完成的{done}。"
    );

    private static readonly LocalText NotStated = Say("nothing stated", "未说明");

    public NumberChange? Change => Moments[^1].Since(Moments[0]);

    public static ImprovementEffect Of(ImprovementPlan plan, IReadOnlyList<EffectMoment> moments) =>
        new(moments, Sum(plan.Measures), Sum(plan.Measures.Where(measure => measure.State == MeasureState.Done)));

    /// <summary>The effect in a sentence.</summary>
    public string Sentence(string language)
    {
        var (first, last, change) = (Moments[0], Moments[^1], Change);
        var missing = first.Actual is null ? first : last;
        return (change is null ? Untold : Told)
            .In(language)
            .Replace("{first}", Day(first.Date), StringComparison.Ordinal)
            .Replace("{last}", Day(last.Date), StringComparison.Ordinal)
            .Replace("{before}", Number(first.Actual), StringComparison.Ordinal)
            .Replace("{after}", Number(last.Actual), StringComparison.Ordinal)
            .Replace("{change}", Number(change?.Actual), StringComparison.Ordinal)
            .Replace("{expected}", Number(change?.Expected), StringComparison.Ordinal)
            .Replace("{beyond}", Number(change?.Beyond), StringComparison.Ordinal)
            .Replace("{all}", Number(ExpectedOfAll), StringComparison.Ordinal)
            .Replace("{done}", Number(ExpectedOfDone), StringComparison.Ordinal)
            .Replace("{why}", LightText.Sentence(missing.Lit, language), StringComparison.Ordinal);

        string Number(Fraction? value) => value is { } known ? Notation.Number(known) : NotStated.In(language);
    }

    private static Fraction? Sum(IEnumerable<ImprovementMeasure> measures)
    {
        Fraction[] stated = [.. measures.Select(measure => measure.ExpectedEffect).OfType<Quantity>().Select(Fraction.Of)];
        return stated.Length == 0 ? null : stated.Aggregate((sum, one) => sum + one);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);
}
