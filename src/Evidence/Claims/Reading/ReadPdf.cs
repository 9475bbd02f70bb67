using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>
/// Reads a PDF through the <c>pdftotext</c> of the distribution (package poppler-utils), in a process of its own that gets the file through its input and is stopped
/// when it takes too much time, memory or words. No file is written, no shell is asked.
/// </summary>
internal static class ReadPdf
{
    private const int MostPages = 500;
    private const int MostCharacters = ReadPage.MostBytes;
    private const long MostMemory = 768L * 1024 * 1024;
    private const int AtATime = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly SemaphoreSlim Places = new(AtATime);

    public static async Task<PageText> Run(ReadOnlyMemory<byte> pdf, CancellationToken cancel)
    {
        await Places.WaitAsync(cancel);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            return Page(await Words(pdf, limit.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new UnreadablePageException("pdf-too-heavy", "Reading this PDF took too long or too much memory; please copy its text and paste it.");
        }
        finally
        {
            Places.Release();
        }
    }

    private static PageText Page(string words)
    {
        var page = ReadPlainText.Run(words.Replace('\f', '\n').Replace("\r", "", StringComparison.Ordinal));
        return page.Blocks.IsEmpty
            ? throw new UnreadablePageException("pdf-no-words", "This PDF holds pictures of pages and no words. I cannot read pictures; please type the sentences.")
            : page with { IsDerived = true };
    }

    private static async Task<string> Words(ReadOnlyMemory<byte> pdf, CancellationToken cancel)
    {
        using var process = Start();
        try
        {
            var watching = Watch(process, cancel);
            var giving = Give(process, pdf, cancel);
            var words = await Take(process, cancel);
            await giving;
            await watching;
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 ? words : throw new UnreadablePageException("pdf-damaged", "This PDF could not be opened: it is damaged or locked. Please copy its text and paste it.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("pdftotext", ["-q", "-enc", "UTF-8", "-l", MostPages.ToString(System.Globalization.CultureInfo.InvariantCulture), "-", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        try
        {
            var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            throw new UnreadablePageException("pdf-reader-missing", "PDF files cannot be read here, because the program pdftotext (package poppler-utils) is not installed. Please copy the text and paste it.");
        }
    }

    private static async Task Give(Process process, ReadOnlyMemory<byte> pdf, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(pdf, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading before the end; its exit code says whether that was well.
        }
    }

    private static async Task<string> Take(Process process, CancellationToken cancel)
    {
        var words = new StringBuilder();
        var part = new char[1 << 16];
        while (words.Length <= MostCharacters && await process.StandardOutput.ReadAsync(part, cancel) is > 0 and var read) words.Append(part, 0, read);
        return words.Length <= MostCharacters ? words.ToString() : throw ReadPage.TooLarge(words.Length, MostCharacters);
    }

    /// <summary>Stops the process when it takes more memory than a document can need.</summary>
    private static async Task Watch(Process process, CancellationToken cancel)
    {
        while (!process.HasExited)
        {
            process.Refresh();
            if (!process.HasExited && process.WorkingSet64 > MostMemory)
            {
                process.Kill(entireProcessTree: true);
                throw new UnreadablePageException("pdf-too-heavy", "Reading this PDF took too long or too much memory; please copy its text and paste it.");
            }

            await Task.WhenAny(process.WaitForExitAsync(cancel), Task.Delay(Glance, cancel));
            cancel.ThrowIfCancellationRequested();
        }
    }
}
