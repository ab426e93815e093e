using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PlanApi.Application.UseCases;

/// <summary>
/// The spans and times that the application tells to whoever listens. While nobody listens, this costs next to nothing. No name and no tag
/// holds anything of a plan, a key or a body.
/// </summary>
public static class PlanTelemetry
{
    /// <summary>The name of the source of spans and of the meters.</summary>
    public const string Name = "PlanApi";

    /// <summary>The tag of a span that did not succeed: a failure's code, or the type of an exception.</summary>
    public const string ErrorType = "error.type";

    internal static readonly ActivitySource Traces = new(Name);

    private static readonly Meter _meter = new(Name);

    internal static readonly Histogram<double> WriterWait = Seconds(
        "planapi.writer.wait.duration",
        "How long writes waited for their turn, refused ones included.",
        [0, 0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 30]
    );

    internal static readonly Histogram<double> OperationAttempt = Seconds(
        "planapi.operation.attempt.duration",
        "How long attempts to do an operation took, by kind and outcome.",
        [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1_800]
    );

    internal static readonly Histogram<double> WebhookSend = Seconds(
        "planapi.webhook.send.duration",
        "How long receivers of webhooks took to answer, by outcome.",
        [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]
    );

    private static Histogram<double> Seconds(string name, string description, double[] boundaries) =>
        _meter.CreateHistogram(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });
}
