using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using static PlanApi.Domain.Decomposition.DecompositionText;

namespace PlanApi.Domain.Decomposition;

/// <summary>The reason why something cannot be broken down, and a change that would make it possible.</summary>
internal sealed record Obstruction(string Code, LocalText Reason, LocalText Remedy)
{
    public static Obstruction NoLine() =>
        new(
            "no-line",
            Say("Neither an objective above nor the indicator says which line answers for it.", "上级目标与指标均未说明由哪条职能线负责。"),
            Say("Name a line in the objective's scope, or in the indicator's answeredBy.", "请在目标的范围或指标的answeredBy中指明职能线。")
        );

    public static Obstruction NothingBelow(string at) =>
        new(
            "nothing-below",
            Say($"It stands at {at} already, and nothing lies below.", $"已在{at}，其下没有更细的部分。"),
            Say("Add members below, or leave out the axis.", "请添加下级成员，或去掉该维度。")
        );

    public static Obstruction OfGroup(string group) =>
        new(
            "of-a-group",
            Say($"It is about the group {group}, and a group is no sum of its members.", $"它针对分组{group}，分组不是其成员之和。"),
            Say("Name the members as the axis's members, with a basis of entered values.", "请以成员为轴并录入数值。")
        );

    public static Obstruction Stands(string indicator) =>
        new(
            "not-additive",
            Say(
                $"{indicator} is entered at each level: the numbers of its parts do not follow from it.",
                $"{indicator}在每一层级分别录入，无法由上级推出。"
            ),
            Say("Give a basis of entered values, or of the same value.", "请给出录入数值，或取相同数值。")
        );

    public static Obstruction Follows(string indicator) =>
        new(
            "computed",
            Say($"{indicator} is computed from other indicators.", $"{indicator}由其他指标计算得出。"),
            Say(
                "Decompose those, or give a basis for it: its parts are then claims, and no numbers of the cube.",
                "请分解那些指标，或为它指定依据；其各部分只是目标，不写入数据。"
            )
        );

    public static Obstruction NoStart(string indicator) =>
        new(
            "no-start",
            Say($"{indicator} ends at its target, and nothing says where it starts.", $"{indicator}以目标为期末值，但没有期初值。"),
            Say(
                "Give the target a baseline, enter last year's number, or give a basis of entered values.",
                "请为目标给出基线、录入上年数值，或按录入数值。"
            )
        );

    public static Obstruction NothingToGoBy(string numbers) =>
        new(
            "nothing-to-go-by",
            Say($"{numbers} is zero or missing everywhere.", $"{numbers}全部为零或缺失。"),
            Say("Enter those numbers, or give another basis: weights, or equal shares.", "请录入这些数值，或改用权重或平均分配。")
        );

    public static Obstruction Negative(string numbers) =>
        new(
            "negative-shares",
            Say($"{numbers} is below zero somewhere, and cannot say how large a share is.", $"{numbers}存在负值，无法作为份额依据。"),
            Say("Give another basis: weights, or equal shares.", "请改用权重或平均分配。")
        );

    public static Obstruction WrongMethod(DecompositionMethod method, string indicator) =>
        new(
            "wrong-method",
            Say(
                $"'{CamelCase.Of(method)}' means nothing for {indicator} over this axis.",
                $"“{CamelCase.Of(method)}”不适用于{indicator}在该维度上的分解。"
            ),
            Say("Give a basis with another method, or leave the usual one.", "请改用其他方法，或采用默认方法。")
        );

    public static Obstruction NoRoom(BreakdownConflict conflict, Func<Int128, string> text, string wanted) =>
        new(
            conflict.Code,
            Say(
                $"Holds, bounds and what was edited let the parts add up to {Range(conflict, text, "from ", " to ")}, and "
                    + $"{wanted} is to be shared.",
                $"锁定、上下限与手工值只允许各部分合计为{Range(conflict, text, "", "至")}，而待分配的是{wanted}。"
            ),
            Say("Lift a hold, widen a bound, or change the target.", "请解除锁定、放宽上下限，或修改目标。")
        );

    public static Obstruction LongCode(string code) =>
        new(
            "code-too-long",
            Say($"The code '{code}' would be too long.", $"编码“{code}”过长。"),
            Say("Give the part above a shorter code.", "请缩短上级的编码。")
        );

    public static Obstruction NoTarget() =>
        new(
            "no-target",
            Say("It is not there, or has no target here.", "它不存在，或在此没有目标。"),
            Say("Name another key result.", "请指定其他关键结果。")
        );

    private static string Range(BreakdownConflict conflict, Func<Int128, string> text, string from, string to) =>
        $"{from}{(conflict.Lowest is { } low ? text(low) : "-∞")}{to}{(conflict.Highest is { } high ? text(high) : "∞")}";
}
