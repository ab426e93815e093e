using System.Globalization;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>What the picture of a loss exceedance curve says, in English or Chinese.</summary>
internal sealed class LossWords(PicturedLosses curve, bool isChinese)
{
    public string Title => isChinese ? $"{curve.Plan}：损失超越曲线" : $"{curve.Plan}: loss exceedance curve";

    /// <summary>The conclusion: what the risks cost, what a reserve buys, and whether that is tolerated.</summary>
    public string Sentence => string.Join(isChinese ? "" : " ", new[] { Cost, Reserve, Tolerance }.Where(text => text.Length > 0));

    public string Below =>
        isChinese
            ? $"每年损失（{curve.Currency}），模拟 {Number(curve.Trials)} 年"
            : $"Loss in a year ({curve.Currency}), {Number(curve.Trials)} years simulated";

    public string Beside => isChinese ? "损失更大的概率" : "Probability of a larger loss";

    public string Tolerated => isChinese ? "可容忍" : "tolerated";

    public string ReserveName => isChinese ? "准备金" : "reserve";

    /// <summary>Of thousands, nobody reads the cents.</summary>
    public static string Number(Quantity number) =>
        number.ToDecimal() is var value && Math.Abs(value) >= 1_000
            ? Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture)
            : value.ToString("#,0.####", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private string Cost =>
        isChinese
            ? $"一年的风险损失有 {Number(curve.Confidence)} % 的把握不超过 {Number(curve.ValueAtRisk)}，平均为 {Number(curve.Mean)}。"
            : $"The risks cost {Number(curve.ValueAtRisk)} at most in {Number(curve.Confidence)} % of the years, "
                + $"and {Number(curve.Mean)} on average.";

    private string Reserve =>
        curve is not { Reserve: { } reserve, ReserveConfidence: { } enough } ? ""
        : isChinese ? $"准备金 {Number(reserve)} 在 {Number(enough)} % 的年份足够。"
        : $"A reserve of {Number(reserve)} is enough in {Number(enough)} % of them.";

    private string Tolerance =>
        !curve.Points.Any(point => point.Tolerated is not null) ? ""
        : curve.Points.FirstOrDefault(point => point.IsAboveTolerance) is { Tolerated: { } tolerated } first
            ? isChinese
                    ? $"超过可容忍程度：损失大于 {Number(first.Loss)} 的概率为 {Number(first.Probability)} %，可容忍 {Number(tolerated)} %。"
                : $"That is more than is tolerated: above {Number(first.Loss)} with {Number(first.Probability)} %, "
                    + $"where {Number(tolerated)} % is."
        : isChinese ? "没有超过可容忍程度。"
        : "That is tolerated.";
}
