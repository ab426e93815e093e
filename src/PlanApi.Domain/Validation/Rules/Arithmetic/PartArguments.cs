namespace PlanApi.Domain.Validation.Rules;

/// <summary>What the sentences about parts and wholes have in common.</summary>
internal static class PartArguments
{
    public static (string Name, string Value)[] Of(PartSum sum)
    {
        var first = sum.Parts[0].Place;
        return
        [
            ("indicator", first.Indicator.Code.ToString()),
            ("period", (sum.Whole ?? first).Period.ToString()),
            ("over", sum.Over),
            ("count", sum.Parts.Count.ToString()),
            ("sum", Notation.Number(sum.Sum)),
            ("whole", sum.WholeClaim is { } whole ? Notation.Of(whole) : "100 %"),
            ("scope", sum.Whole is { } place ? Notation.Of(place.Scope) : Notation.Everywhere),
            ("list", Notation.List(sum.Parts.Select(part => part.Place.First.Target.Key()))),
        ];
    }
}
