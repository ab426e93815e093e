namespace PlanApi.Domain.Validation.Rules;

/// <summary>The common parts of sentences about parts and wholes.</summary>
internal static class PartArguments
{
    public static (string Name, string Value)[] Of(PartSum sum) =>
        [
            ("indicator", sum.Indicator.Code.ToString()),
            ("period", (sum.Whole ?? sum.Parts[0].Claim).Period.ToString()),
            ("over", sum.Over),
            ("count", sum.Parts.Count.ToString()),
            ("sum", Notation.Number(sum.Sum)),
            ("whole", sum.Whole is { } whole ? Notation.Of(whole) : "100 %"),
            ("scope", sum.Whole is { } claim ? Notation.Of(claim.Target.Scope) : Notation.Everywhere),
            ("list", Notation.List(sum.Parts.Select(part => part.Claim.Target.Key()))),
        ];
}
