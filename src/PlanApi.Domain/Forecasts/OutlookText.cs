using PlanApi.Domain.Pace;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>Outlooks in words, in English and Chinese.</summary>
public static class OutlookText
{
    private static readonly LocalText What = Say("{indicator}, {scope}", "{indicator}，{scope}");

    private static readonly Dictionary<Verdict, LocalText> Verdicts = new()
    {
        [Verdict.WillMeet] = Say(
            "{what}: {forecast} is forecast for {period}, where {goal} is wanted; it will be reached, by {margin}.",
            "{what}：{period}预测为{forecast}，目标{goal}；预计可以达到，余量{margin}。"
        ),
        [Verdict.WillMiss] = Say(
            "{what}: {forecast} is forecast for {period}, where {goal} is wanted; it will be missed, by {margin}.",
            "{what}：{period}预测为{forecast}，目标{goal}；预计无法达到，差{margin}。"
        ),
        [Verdict.Met] = Say(
            "{what}: it came to {forecast} in {period}, where {goal} was wanted; reached, by {margin}.",
            "{what}：{period}为{forecast}，目标{goal}；已达到，余量{margin}。"
        ),
        [Verdict.Missed] = Say(
            "{what}: it came to {forecast} in {period}, where {goal} was wanted; missed, by {margin}.",
            "{what}：{period}为{forecast}，目标{goal}；未达到，差{margin}。"
        ),
    };

    private static readonly Dictionary<OutlookReason, LocalText> Reasons = new()
    {
        [OutlookReason.NoForecast] = Say("{what}: no forecast for {period}; {fault}", "{what}：{period}没有预测；{fault}"),
        [OutlookReason.NoGoal] = Say(
            "{what}: {forecast} is forecast for {period}; the target cannot be put into numbers to compare it with.",
            "{what}：{period}预测为{forecast}；目标无法换算为可比较的数值。"
        ),
        [OutlookReason.NotByMonth] = Say(
            "{what}: no forecast for {period}, which is not made up of months of the plan's year.",
            "{what}：{period}不由计划年度的月份组成，没有预测。"
        ),
        [OutlookReason.ForecastUndefined] = Say(
            "{what}: no forecast for {period}, since the forecasts of its parts make no number.",
            "{what}：各组成部分的预测无法汇总，{period}没有预测。"
        ),
    };

    private static readonly Dictionary<ForecastFault, LocalText> Faults = new()
    {
        [ForecastFault.NoActual] = Say("{at} is over and has no actual of {of}.", "{at}已结束，但{of}没有实际值。"),
        [ForecastFault.ActualUndefined] = Say("the actuals of {of} in {at} come to no number.", "{of}在{at}的实际值无法汇总。"),
        [ForecastFault.Hidden] = Say("it follows from totals of {of} that you may not see.", "涉及您无权查看的{of}合计。"),
        [ForecastFault.NotEntered] = Say(
            "none is entered for {of} in {at}; enter one, or name a method that makes one.",
            "{of}在{at}没有录入预测；请录入，或指定预测方法。"
        ),
        [ForecastFault.NoTarget] = Say(
            "no target asks anything of {of} in {at}; name a second method for such places.",
            "{of}在{at}没有目标；请为此指定另一种方法。"
        ),
        [ForecastFault.TooFewActuals] = Say("{of} has too few months with actuals.", "{of}有实际值的月份太少。"),
        [ForecastFault.NoShape] = Say("the year before has no number of {of} to take {at} from.", "上一年没有{of}可供参照{at}的数值。"),
    };

    /// <summary>The reason why a place has no forecast, as a sentence.</summary>
    public static string Fault(PlacedForecast place, string language) =>
        Faults[place.Made.Fault]
            .In(language)
            .Replace("{at}", place.Made.FaultAt?.ToString() ?? "", StringComparison.Ordinal)
            .Replace("{of}", place.Indicator.ToString(), StringComparison.Ordinal);

    /// <summary>The outlook in a sentence.</summary>
    public static string Sentence(Outlook outlook, string language)
    {
        var words = outlook.Reason == OutlookReason.None ? Verdicts[outlook.Verdict] : Reasons[outlook.Reason];
        return words
            .In(language)
            .Replace("{period}", outlook.Claim.Period.ToString(), StringComparison.Ordinal)
            .Replace("{forecast}", outlook.Forecast is { } forecast ? Notation.Number(forecast) : "", StringComparison.Ordinal)
            .Replace(
                "{goal}",
                outlook.Goal.Goal is { } goal ? FindingText.Words(Wanted(outlook, goal), language) : "",
                StringComparison.Ordinal
            )
            .Replace("{margin}", outlook.Margin is { } margin ? Notation.Number(margin.Abs()) : "", StringComparison.Ordinal)
            .Replace("{fault}", outlook.Without is { } without ? Fault(without, language) : "", StringComparison.Ordinal)
            // Last, since a name may have anything in it.
            .Replace(
                "{what}",
                What.In(language)
                    .Replace("{scope}", FindingText.Words(Notation.Of(outlook.Claim.Scope), language), StringComparison.Ordinal)
                    .Replace(
                        "{indicator}",
                        outlook.Claim.Indicator.Names.In(language, outlook.Claim.Indicator.Code.ToString()),
                        StringComparison.Ordinal
                    ),
                StringComparison.Ordinal
            );
    }

    private static string Wanted(Outlook outlook, Goal goal) =>
        (outlook.Claim.Target?.Comparator, goal.Aim) switch
        {
            (Targets.Comparator.MoreThan, _) => $"> {Notation.Number(goal.Low)}",
            (Targets.Comparator.LessThan, _) => $"< {Notation.Number(goal.High)}",
            (_, Aim.Up) => $"≥ {Notation.Number(goal.Low)}",
            (_, Aim.Down) => $"≤ {Notation.Number(goal.High)}",
            _ when goal.Low == goal.High => Notation.Number(goal.Low),
            _ => $"{Notation.Number(goal.Low)} .. {Notation.Number(goal.High)}",
        };

    private static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);
}
