namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>A call that can be sent as it is, and sent again bent.</summary>
internal interface ICall
{
    /// <summary>The operation or field that it reaches, under which it is counted.</summary>
    string Name { get; }

    /// <summary>The operation that reads the version which this one must name; null where it names none.</summary>
    (string Path, string? Given)? Versioned { get; }

    ICall WithVersion(string version);

    /// <summary>The same call, with something about it that is wrong.</summary>
    ICall Bent(Chance chance);

    Call Render();

    /// <summary>Did what it was asked to do.</summary>
    bool Succeeded(Reply reply);
}

/// <summary>What came back: a body unless it is a stream without end.</summary>
internal sealed record Reply(int Status, string? Type, byte[] Bytes, string? ETag)
{
    public string Text { get; } = System.Text.Encoding.UTF8.GetString(Bytes);
}
