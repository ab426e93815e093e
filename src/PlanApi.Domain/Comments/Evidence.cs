using PlanApi.Domain.Values;

namespace PlanApi.Domain.Comments;

/// <summary>
/// Proof for a number or an answer: a file, or the address of something elsewhere. It is added and removed, never changed.
/// </summary>
public sealed record Evidence
{
    public required long Number { get; init; }

    /// <summary>The plan's version at which it was added.</summary>
    public required long Version { get; init; }

    /// <summary>The subject, under its present name; absent once the subject has been deleted.</summary>
    public Subject? Subject { get; init; }

    public string? Title { get; init; }

    /// <summary>The address: an http or https address. The service never opens it.</summary>
    public string? Link { get; init; }

    /// <summary>Only for a file.</summary>
    public EvidenceFile? File { get; init; }

    /// <summary>The name of the key that added it.</summary>
    public required string Author { get; init; }

    /// <summary>The party whom the key stands for.</summary>
    public Code? AuthorParty { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A file that is kept.</summary>
public sealed record EvidenceFile
{
    /// <summary>Without any folder, and with the ending of its type.</summary>
    public required string Name { get; init; }

    /// <summary>The type that the service found the content to have.</summary>
    public required string MediaType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, in hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>The address of some evidence.</summary>
public sealed record NewLink
{
    public required Subject Subject { get; init; }

    /// <summary>An absolute http or https address without user name and password, up to 2,000 characters.</summary>
    public required string Link { get; init; }

    /// <summary>A caption, up to 200 characters.</summary>
    public string? Title { get; init; }
}
