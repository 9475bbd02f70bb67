using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImportedRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ImportedRecords",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: true),
                    Updated = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Newest = table.Column<int>(type: "INTEGER", nullable: false),
                    Versions = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedRecords", x => new { x.Source, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ImportedIdentifiers",
                columns: table => new
                {
                    Scheme = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedIdentifiers", x => new { x.Scheme, x.Value, x.Source, x.RecordId, x.Role });
                    table.ForeignKey(
                        name: "FK_ImportedIdentifiers_ImportedRecords_Source_RecordId",
                        columns: x => new { x.Source, x.RecordId },
                        principalTable: "ImportedRecords",
                        principalColumns: new[] { "Source", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportedVersions",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Offset = table.Column<long>(type: "INTEGER", nullable: false),
                    Encoding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Updated = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Issues = table.Column<int>(type: "INTEGER", nullable: false),
                    DataLost = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedVersions", x => new { x.Source, x.RecordId, x.Number });
                    table.CheckConstraint("CK_ImportedVersions_Hash", "length(\"Hash\") = 64");
                    table.ForeignKey(
                        name: "FK_ImportedVersions_ImportedRecords_Source_RecordId",
                        columns: x => new { x.Source, x.RecordId },
                        principalTable: "ImportedRecords",
                        principalColumns: new[] { "Source", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportedTexts",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    CompressedRaw = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CompressedRecord = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedTexts", x => new { x.Source, x.RecordId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportedTexts_ImportedVersions_Source_RecordId_Number",
                        columns: x => new { x.Source, x.RecordId, x.Number },
                        principalTable: "ImportedVersions",
                        principalColumns: new[] { "Source", "RecordId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportIssues",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Position = table.Column<string>(type: "TEXT", nullable: false),
                    Message = table.Column<string>(type: "TEXT", nullable: false),
                    DataLost = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportIssues", x => new { x.Source, x.RecordId, x.Number, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ImportIssues_ImportedVersions_Source_RecordId_Number",
                        columns: x => new { x.Source, x.RecordId, x.Number },
                        principalTable: "ImportedVersions",
                        principalColumns: new[] { "Source", "RecordId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedIdentifiers_Source_RecordId",
                table: "ImportedIdentifiers",
                columns: new[] { "Source", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedRecords_Kind_Source_Id",
                table: "ImportedRecords",
                columns: new[] { "Kind", "Source", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedVersions_At",
                table: "ImportedVersions",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ImportedVersions_Source_RecordId_Hash",
                table: "ImportedVersions",
                columns: new[] { "Source", "RecordId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportIssues_Code",
                table: "ImportIssues",
                column: "Code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportedIdentifiers");

            migrationBuilder.DropTable(
                name: "ImportedTexts");

            migrationBuilder.DropTable(
                name: "ImportIssues");

            migrationBuilder.DropTable(
                name: "ImportedVersions");

            migrationBuilder.DropTable(
                name: "ImportedRecords");
        }
    }
}
