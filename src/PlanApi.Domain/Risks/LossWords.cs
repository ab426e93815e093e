using static PlanApi.Domain.Pictures.PictureNumber;

namespace PlanApi.Domain.Risks;

/// <summary>What the picture of a loss exceedance curve says, in English or Chinese.</summary>
internal sealed class LossWords(PicturedLosses curve, bool isChinese)
{
    public string Title => isChinese ? $"{curve.Plan}：损失超越曲线" : $"{curve.Plan}: loss exceedance curve";

    /// <summary>The conclusion: what the risks cost, what a reserve buys, and whether that is tolerated.</summary>
    public string Sentence => string.Join(isChinese ? "" : " ", new[] { Cost, Reserve, Tolerance }.Where(text => text.Length > 0));

    public string Below =>
        isChinese
            ? $"每年损失（{curve.Currency}），模拟 {Written(curve.Trials)} 年"
            : $"Loss in a year ({curve.Currency}), {Written(curve.Trials)} years simulated";

    public string Beside => isChinese ? "损失更大的概率" : "Probability of a larger loss";

    public string Tolerated => isChinese ? "可容忍" : "tolerated";

    public string ReserveName => isChinese ? "准备金" : "reserve";

    private string Cost =>
        isChinese
            ? $"一年的风险损失有 {Written(curve.Confidence)} % 的把握不超过 {Written(curve.ValueAtRisk)}，平均为 {Written(curve.Mean)}。"
            : $"The risks cost {Written(curve.ValueAtRisk)} at most in {Written(curve.Confidence)} % of the years, "
                + $"and {Written(curve.Mean)} on average.";

    private string Reserve =>
        curve is not { Reserve: { } reserve, ReserveConfidence: { } enough } ? ""
        : isChinese ? $"准备金 {Written(reserve)} 在 {Written(enough)} % 的年份足够。"
        : $"A reserve of {Written(reserve)} is enough in {Written(enough)} % of them.";

    private string Tolerance =>
        !curve.Points.Any(point => point.Tolerated is not null) ? ""
        : curve.Points.FirstOrDefault(point => point.IsAboveTolerance) is { Tolerated: { } tolerated } first
            ? isChinese
                    ? $"超过可容忍程度：损失大于 {Written(first.Loss)} 的概率为 {Written(first.Probability)} %，可容忍 {Written(tolerated)} %。"
                : $"That is more than is tolerated: above {Written(first.Loss)} with {Written(first.Probability)} %, "
                    + $"where {Written(tolerated)} % is."
        : isChinese ? "没有超过可容忍程度。"
        : "That is tolerated.";
}
