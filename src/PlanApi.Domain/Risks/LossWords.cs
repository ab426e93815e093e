using PlanApi.Domain.Pictures;

namespace PlanApi.Domain.Risks;

/// <summary>What the picture of a loss exceedance curve says, in English or Chinese.</summary>
internal sealed class LossWords(PicturedLosses curve, bool isChinese)
{
    public string Title => isChinese ? $"{curve.Plan}：损失超越曲线" : $"{curve.Plan}: loss exceedance curve";

    /// <summary>The conclusion: what the risks cost, what a reserve buys, and whether that is tolerated.</summary>
    public string Sentence => string.Join(isChinese ? "" : " ", new[] { Cost, Reserve, Tolerance }.Where(text => text.Length > 0));

    public string Below =>
        isChinese
            ? $"每年损失（{curve.Currency}），模拟 {PictureNumber.Of(curve.Trials)} 年"
            : $"Loss in a year ({curve.Currency}), {PictureNumber.Of(curve.Trials)} years simulated";

    public string Beside => isChinese ? "损失更大的概率" : "Probability of a larger loss";

    public string Tolerated => isChinese ? "可容忍" : "tolerated";

    public string ReserveName => isChinese ? "准备金" : "reserve";

    private string Cost =>
        isChinese
            ? $"一年的风险损失有 {PictureNumber.Of(curve.Confidence)} % 的把握不超过 {PictureNumber.Of(curve.ValueAtRisk)}，平均为 {PictureNumber.Of(curve.Mean)}。"
            : $"The risks cost {PictureNumber.Of(curve.ValueAtRisk)} at most in {PictureNumber.Of(curve.Confidence)} % of the years, "
                + $"and {PictureNumber.Of(curve.Mean)} on average.";

    private string Reserve =>
        curve is not { Reserve: { } reserve, ReserveConfidence: { } enough } ? ""
        : isChinese ? $"准备金 {PictureNumber.Of(reserve)} 在 {PictureNumber.Of(enough)} % 的年份足够。"
        : $"A reserve of {PictureNumber.Of(reserve)} is enough in {PictureNumber.Of(enough)} % of them.";

    private string Tolerance =>
        !curve.Points.Any(point => point.Tolerated is not null) ? ""
        : curve.Points.FirstOrDefault(point => point.IsAboveTolerance) is { Tolerated: { } tolerated } first
            ? isChinese
                    ? $"超过可容忍程度：损失大于 {PictureNumber.Of(first.Loss)} 的概率为 {PictureNumber.Of(first.Probability)} %，可容忍 {PictureNumber.Of(tolerated)} %。"
                : $"That is more than is tolerated: above {PictureNumber.Of(first.Loss)} with {PictureNumber.Of(first.Probability)} %, "
                    + $"where {PictureNumber.Of(tolerated)} % is."
        : isChinese ? "没有超过可容忍程度。"
        : "That is tolerated.";
}
