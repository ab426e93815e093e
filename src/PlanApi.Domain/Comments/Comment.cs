using PlanApi.Domain.Values;

namespace PlanApi.Domain.Comments;

/// <summary>
/// A comment on a number, a target, an objective or another subject. Replies are one level deep. They form a thread with the comment that
/// they answer.
/// </summary>
public sealed record Comment
{
    public required long Number { get; init; }

    /// <summary>The plan's version at which it last changed.</summary>
    public required long Version { get; init; }

    /// <summary>The subject, under its present name; absent once the subject has been deleted.</summary>
    public Subject? Subject { get; init; }

    /// <summary>The comment that this one answers. It is the first of the thread.</summary>
    public long? InReplyTo { get; init; }

    /// <summary>
    /// Markdown, as it was written. A client that shows it as HTML must make it safe. Absent once the comment has been deleted.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The name of the key that wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>The party whom the key stands for.</summary>
    public Code? AuthorParty { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The time when its text was deleted. Its place in the thread stays.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether the thread is resolved; on the first comment of the thread.</summary>
    public bool? Resolved { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? ResolvedBy { get; init; }

    /// <summary>The parties that the text names as <c>@code</c>, by their present codes.</summary>
    public required IReadOnlyList<Code> Mentions { get; init; }

    /// <summary>How many replies the thread has; on the first comment of the thread.</summary>
    public int? ReplyCount { get; init; }
}

/// <summary>A new comment.</summary>
public sealed record NewComment
{
    /// <summary>The subject. A reply has the subject of the comment that it answers.</summary>
    public Subject? Subject { get; init; }

    /// <summary>The number of the comment that it answers. That comment must not be a reply itself.</summary>
    public long? InReplyTo { get; init; }

    /// <summary>Markdown, 1 to 4,000 characters. <c>@code</c> mentions a party; without a party of that code it is plain text.</summary>
    public required string Text { get; init; }
}

/// <summary>The changes to a comment. Absent fields stay as they are.</summary>
public sealed record CommentChange
{
    /// <summary>Another text: for its author, or an administrator.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the thread is resolved, on its first comment. Anybody who may comment there may change it.</summary>
    public bool? Resolved { get; init; }
}
