using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ImportedRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ImportedRecords",
                schema: "evidence",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Updated = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Newest = table.Column<int>(type: "integer", nullable: false),
                    Versions = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedRecords", x => new { x.Source, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ImportedIdentifiers",
                schema: "evidence",
                columns: table => new
                {
                    Scheme = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedIdentifiers", x => new { x.Scheme, x.Value, x.Source, x.RecordId, x.Role });
                    table.ForeignKey(
                        name: "FK_ImportedIdentifiers_ImportedRecords_Source_RecordId",
                        columns: x => new { x.Source, x.RecordId },
                        principalSchema: "evidence",
                        principalTable: "ImportedRecords",
                        principalColumns: new[] { "Source", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportedVersions",
                schema: "evidence",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Format = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Offset = table.Column<long>(type: "bigint", nullable: false),
                    Encoding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Updated = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Issues = table.Column<int>(type: "integer", nullable: false),
                    DataLost = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedVersions", x => new { x.Source, x.RecordId, x.Number });
                    table.CheckConstraint("CK_ImportedVersions_Hash", "length(\"Hash\") = 64");
                    table.ForeignKey(
                        name: "FK_ImportedVersions_ImportedRecords_Source_RecordId",
                        columns: x => new { x.Source, x.RecordId },
                        principalSchema: "evidence",
                        principalTable: "ImportedRecords",
                        principalColumns: new[] { "Source", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportedTexts",
                schema: "evidence",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CompressedRaw = table.Column<byte[]>(type: "bytea", nullable: false),
                    CompressedRecord = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedTexts", x => new { x.Source, x.RecordId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportedTexts_ImportedVersions_Source_RecordId_Number",
                        columns: x => new { x.Source, x.RecordId, x.Number },
                        principalSchema: "evidence",
                        principalTable: "ImportedVersions",
                        principalColumns: new[] { "Source", "RecordId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportIssues",
                schema: "evidence",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Position = table.Column<string>(type: "text", nullable: false),
                    Message = table.Column<string>(type: "text", nullable: false),
                    DataLost = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportIssues", x => new { x.Source, x.RecordId, x.Number, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ImportIssues_ImportedVersions_Source_RecordId_Number",
                        columns: x => new { x.Source, x.RecordId, x.Number },
                        principalSchema: "evidence",
                        principalTable: "ImportedVersions",
                        principalColumns: new[] { "Source", "RecordId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedIdentifiers_Source_RecordId",
                schema: "evidence",
                table: "ImportedIdentifiers",
                columns: new[] { "Source", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedRecords_Kind_Source_Id",
                schema: "evidence",
                table: "ImportedRecords",
                columns: new[] { "Kind", "Source", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedVersions_At",
                schema: "evidence",
                table: "ImportedVersions",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ImportedVersions_Source_RecordId_Hash",
                schema: "evidence",
                table: "ImportedVersions",
                columns: new[] { "Source", "RecordId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportIssues_Code",
                schema: "evidence",
                table: "ImportIssues",
                column: "Code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportedIdentifiers",
                schema: "evidence");

            migrationBuilder.DropTable(
                name: "ImportedTexts",
                schema: "evidence");

            migrationBuilder.DropTable(
                name: "ImportIssues",
                schema: "evidence");

            migrationBuilder.DropTable(
                name: "ImportedVersions",
                schema: "evidence");

            migrationBuilder.DropTable(
                name: "ImportedRecords",
                schema: "evidence");
        }
    }
}
