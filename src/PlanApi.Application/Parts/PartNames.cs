using System.Text.Json;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>What kinds of part are called in sentences, and what their collections are called in documents and paths.</summary>
public static class PartNames
{
    public static PartKind KindOf<TPart>()
        where TPart : PlanPart => typeof(TPart) == typeof(NamedList) ? PartKind.List : Enum.Parse<PartKind>(typeof(TPart).Name);

    /// <summary>The singular, in words: <c>key result</c>.</summary>
    public static string Noun(PartKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' ');

    /// <summary>The plural as part of a name: <c>KeyResults</c>.</summary>
    public static string Plural(PartKind kind) =>
        kind switch
        {
            PartKind.Party => "Parties",
            PartKind.Currency => "Currencies",
            _ => kind + "s",
        };

    /// <summary>The collection's name in a document: <c>keyResults</c>.</summary>
    public static string Collection(PartKind kind) => kind == PartKind.Plan ? "plan" : JsonNamingPolicy.CamelCase.ConvertName(Plural(kind));

    /// <summary>The collection's name in a path: <c>key-results</c>.</summary>
    public static string Path(PartKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(Collection(kind));
}
