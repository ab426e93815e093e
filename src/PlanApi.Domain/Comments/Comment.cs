using PlanApi.Domain.Values;

namespace PlanApi.Domain.Comments;

/// <summary>
/// A comment on a number, a target, an objective or another subject. Replies are one level deep: they make a thread with the comment that
/// they answer.
/// </summary>
public sealed record Comment
{
    public required long Number { get; init; }

    /// <summary>The plan's version at which it last changed.</summary>
    public required long Version { get; init; }

    /// <summary>The subject, under its present name; absent once the subject has been deleted.</summary>
    public Subject? Subject { get; init; }

    /// <summary>The comment that it answers, which begins the thread.</summary>
    public long? InReplyTo { get; init; }

    /// <summary>Markdown, as it was written: whoever shows it as HTML makes it safe. Absent once it has been deleted.</summary>
    public string? Text { get; init; }

    /// <summary>The name of the key that wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>The party whom the key stands for.</summary>
    public Code? AuthorParty { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When its text was taken away; its place in the thread stays.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether the thread is settled, on the comment that begins it.</summary>
    public bool? Resolved { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? ResolvedBy { get; init; }

    /// <summary>The parties that the text names as <c>@code</c>, as they are called now.</summary>
    public required IReadOnlyList<Code> Mentions { get; init; }

    /// <summary>How many replies the thread has, on the comment that begins it.</summary>
    public int? ReplyCount { get; init; }
}

/// <summary>A new comment.</summary>
public sealed record NewComment
{
    /// <summary>The subject. A reply has the subject of the comment that it answers.</summary>
    public Subject? Subject { get; init; }

    /// <summary>The number of the comment that it answers, which is no reply itself.</summary>
    public long? InReplyTo { get; init; }

    /// <summary>Markdown, 1 to 4,000 characters. <c>@code</c> mentions a party; where there is no party of that code it is text.</summary>
    public required string Text { get; init; }
}

/// <summary>The changes to a comment. Fields that are left out stay as they are.</summary>
public sealed record CommentChange
{
    /// <summary>Another text: for its author, or an administrator.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the thread is settled: for anybody who may comment there, on the comment that begins it.</summary>
    public bool? Resolved { get; init; }
}
