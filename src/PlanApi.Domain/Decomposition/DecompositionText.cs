using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>The sentences of a decomposition, in English and Chinese.</summary>
internal static class DecompositionText
{
    public static LocalText Method(DecompositionMethod method, bool isUsual, string detail) =>
        method switch
        {
            DecompositionMethod.Equal => Say($"equal shares{Usual(isUsual)}", $"平均分配{UsualZh(isUsual)}"),
            DecompositionMethod.Weighted => Say("by the weights that are given", "按给定权重"),
            DecompositionMethod.Relative => Say($"in proportion to {detail}{Usual(isUsual)}", $"按{detail}的比例{UsualZh(isUsual)}"),
            DecompositionMethod.Same => Say(
                $"the same value for each, since it does not add up{Usual(isUsual)}",
                $"不可相加，各部分取相同数值{UsualZh(isUsual)}"
            ),
            DecompositionMethod.Shift => Say(
                $"{detail}, each moved by the same step so that the mean meets the value",
                $"以{detail}为起点，各移动相同步长，使均值达到目标"
            ),
            DecompositionMethod.Rising => Say($"rising by equal steps{Usual(isUsual)}", $"逐期等步递增{UsualZh(isUsual)}"),
            _ => Say("as entered", "按录入数值"),
        };

    public static LocalText WithAssumption(LocalText method, LocalText assumption) =>
        assumption.Count == 0
            ? method
            : Say($"{method.In("en")}; assumed: {assumption.In("en")}", $"{method.In("zh")}；假设：{assumption.In("zh")}");

    public static LocalText Kept(Quantity value, bool isHeld) =>
        isHeld
            ? Say($"A hold keeps it at {value}.", $"锁定在{value}。")
            : Say($"It was given {value} by hand, which is kept.", $"已手工改为{value}，予以保留。");

    public static LocalText Share(Quantity total, Fraction weight, Fraction weights, Fraction share, Quantity value, Quantity kept)
    {
        var left = kept.Steps == 0 ? $"{total}" : $"({total} - {kept})";
        var exact = Notation.Number(share);
        var rounded = share == Fraction.Of(value) ? ("", "") : ($", rounded to {value}", $"，取整为{value}");
        var divided = $"{left} × {Notation.Number(weight)} / {Notation.Number(weights)} = {exact}";
        return Say(divided + rounded.Item1, divided + rounded.Item2);
    }

    public static LocalText Limited(Quantity value) =>
        Say($"{value}, which is what holds, bounds and rising leave it", $"{value}，由锁定、上下限与递增要求决定");

    public static LocalText Same(Quantity value) => Say($"{value}, as above", $"{value}，与上级相同");

    public static LocalText Shifted(Quantity from, Quantity value) => Say($"{from} moved to {value}", $"由{from}调整为{value}");

    public static LocalText Line(Quantity start, Quantity end, int step, int steps, Quantity value) =>
        Say($"{start} + ({end} - {start}) × {step} / {steps} = {value}", $"{start} + ({end} - {start}) × {step} / {steps} = {value}");

    public static LocalText Entered(Quantity value) => Say($"{value}, as entered", $"{value}，按录入");

    public static LocalText Answers(LocalText line) =>
        Say($"The number stays whole; {line.In("en")} answers for it.", $"数值保持整体，由{line.In("zh")}负责。");

    public static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);

    private static string Usual(bool isUsual) => isUsual ? ", as is usual for this kind of number" : "";

    private static string UsualZh(bool isUsual) => isUsual ? "（此类指标的默认方式）" : "";
}
