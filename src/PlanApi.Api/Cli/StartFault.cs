using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Cli;

/// <summary>The reason why the service cannot start, as a sentence.</summary>
internal static class StartFault
{
    /// <summary>Null for a defect, which is shown with all that is known about it.</summary>
    public static string? Of(Exception failure) =>
        failure switch
        {
            CannotStart reason => reason.Message,
            IOException { InnerException: AddressInUseException } =>
                $"{Line(failure)} Another service listens there; choose another address with --urls=http://localhost:8080.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                "The service may not listen at this address: ports below 1024 need a right of their own; choose another with "
                    + "--urls=http://localhost:8080.",
            SocketException =>
                $"The service cannot listen at this address: {Line(failure)}; choose another with --urls=http://localhost:8080.",
            // Kestrel's own settings, certificates among them; settings' files that are not JSON.
            InvalidOperationException
            or FormatException
            or ArgumentException
            or CryptographicException
            or InvalidDataException when IsOfSettings(failure) => Line(failure),
            IOException or UnauthorizedAccessException => Line(failure),
            _ => null,
        };

    private static bool IsOfSettings(Exception failure) =>
        failure.StackTrace is { } trace
        && (trace.Contains("Configuration", StringComparison.Ordinal) || trace.Contains("Kestrel", StringComparison.Ordinal));

    private static string Line(Exception failure) => failure.Message.ReplaceLineEndings(" ");
}
