namespace PlanApi.Domain.Validation.Rules;

/// <summary>The common parts of sentences about equations between indicators.</summary>
internal static class IdentityArguments
{
    public static (string Name, string Value)[] Of(IdentityCheck check) =>
        [
            ("result", check.Identity.Result.Code.ToString()),
            ("scope", Notation.Of(check.Result[0].Target.Scope)),
            ("stated", check.ShownResult),
            ("targets", Notation.List(check.Result.Select(claim => claim.Target.Key()))),
            ("identity", check.Identity.Defined.Code.ToString()),
            ("known", check.KnownTerms),
            ("computed", check.ShownComputed),
            ("unknown", check.Unknown),
            ("implied", check.ShownImplied),
        ];
}
