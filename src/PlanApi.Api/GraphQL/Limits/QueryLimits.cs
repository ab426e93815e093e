namespace PlanApi.Api.GraphQL.Limits;

/// <summary>
/// How much one request may ask for. Enough for a whole plan in one query, and little enough that nobody can exhaust the service.
/// </summary>
internal static class QueryLimits
{
    /// <summary>Bytes of the body, read before anything is parsed.</summary>
    public const int BodyBytes = 1024 * 1024;

    /// <summary>Levels of nesting in the body's JSON.</summary>
    public const int JsonDepth = 64;

    /// <summary>Characters of the query's text.</summary>
    public const int DocumentLength = 64 * 1024;

    /// <summary>Brackets open at once, of any kind; the parser recurses at each.</summary>
    public const int Brackets = 64;

    /// <summary>Levels of fields, through fragments.</summary>
    public const int Depth = 16;

    /// <summary>Fields of all operations, through fragments.</summary>
    public const int Fields = 3_000;

    public const int Aliases = 200;

    public const int Operations = 20;

    public const int Fragments = 200;

    public const int Directives = 200;

    public const int NameLength = 128;

    /// <summary>
    /// How many fields the answer may have if every list is as long as the query allows, with the work for computed fields.
    /// </summary>
    public const int Cost = 250_000;

    /// <summary>Bytes of the answer: texts have no bound of their own.</summary>
    public const int AnswerBytes = 16 * 1024 * 1024;

    /// <summary>Errors that an answer lists.</summary>
    public const int Errors = 100;
}
